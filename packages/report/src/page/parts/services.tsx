import type { Board, RolloutRow, ServiceRow } from '../../board/board.js';
import { rolloutHref } from '../data/use-route.js';
import { count } from '../view/format.js';
import { outcomeTone, outcomeWord } from '../view/sentences.js';
import { Sparkline } from './sparkline.js';

/** A row for each service: what it does, what it lost, what serves. */
export function Services({ board: { services, rollouts } }: { readonly board: Board }) {
  if (services.length === 0) return null;
  return (
    <section class="services" aria-label="Services">
      <ul>
        {services.map((service) => (
          <li key={`${service.environment} ${service.service}`}>
            <ServiceLine service={service} last={rollouts.find((row) => row.service === service.service)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ServiceLineProps {
  readonly service: ServiceRow;
  readonly last: RolloutRow | undefined;
}

function ServiceLine({ service: { service, environment, live, problem }, last }: ServiceLineProps) {
  const serves = live ? `${live.name} serves with ${live.serving} of ${live.desired}` : 'nothing serves';
  return (
    <div class="service-row">
      <b>{service}</b>
      <span class="faint">{environment}</span>
      <span class={problem === undefined ? '' : 'bad-text'}>{problem ?? serves}</span>
      {last && (
        <span class={`pill ${outcomeTone(last.outcome)}`}>{last.step ?? outcomeWord(last.outcome)}</span>
      )}
      {last && <span>{last.sent === 0 ? '' : `${count(last.lost)} lost`}</span>}
      {last && <Sparkline values={last.rates} />}
      {last?.hasPage === true && <a href={rolloutHref(last.id)}>look</a>}
    </div>
  );
}
