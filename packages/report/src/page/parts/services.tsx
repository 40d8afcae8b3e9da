import type { Board, RolloutRow, ServiceRow } from '../../board/board.js';
import { serviceHref } from '../data/route.js';
import { count } from '../view/format.js';
import { outcomeTone, outcomeWord } from '../view/sentences.js';
import { wordsOf } from './quiet.js';
import { Sparkline } from './sparkline.js';

/** A row for each service, each with its page: what it does, what it lost, what serves. */
export function Services({ board: { services, rollouts } }: { readonly board: Board }) {
  return (
    <section class="services" aria-label="Services">
      <h1>
        Services <span class="unit">{services.length}</span>
      </h1>
      <ul>
        {services.map((service) => (
          <li key={`${service.environment} ${service.service}`}>
            <ServiceLine service={service} last={lastOf(service, rollouts)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const lastOf = ({ service }: ServiceRow, rollouts: readonly RolloutRow[]): RolloutRow | undefined =>
  rollouts.find((row) => row.service === service && row.isLive) ??
  rollouts.find((row) => row.service === service);

interface ServiceLineProps {
  readonly service: ServiceRow;
  readonly last: RolloutRow | undefined;
}

function ServiceLine({ service, last }: ServiceLineProps) {
  return (
    <a class="service-row" href={serviceHref(service.service)} data-service={service.service}>
      <b>{service.service}</b>
      <span class="faint">{service.environment}</span>
      <span class={service.problem === undefined ? '' : 'bad-text'}>{wordsOf(service)}</span>
      {last ? <Last row={last} /> : <span class="faint">no rollout yet</span>}
    </a>
  );
}

function Last({ row: { outcome, step, sent, lost, rates } }: { readonly row: RolloutRow }) {
  const word = outcomeWord(outcome);
  return (
    <>
      <span class={`pill ${outcomeTone(outcome)}`}>{step === undefined ? word : `${word}: ${step}`}</span>
      <span class={lost > 0 ? 'bad-text' : ''}>{sent === 0 ? '' : `${count(lost)} lost`}</span>
      <Sparkline values={rates} />
    </>
  );
}
