import { useRef, useState } from 'preact/hooks';
import type { ActionOffer } from '../../board/board.js';
import { requestAction } from '../data/token.js';

export interface ActionsProps {
  readonly offers: readonly ActionOffer[];
}

/** What may be done, each after a question. */
export function Actions({ offers }: ActionsProps) {
  const [answer, setAnswer] = useState<string>();
  if (offers.length === 0) return null;
  return (
    <div class="actions" role="group" aria-label="Actions">
      {offers.map((offer) => (
        <Action key={`${offer.service} ${offer.id}`} offer={offer} onAnswer={setAnswer} />
      ))}
      {answer !== undefined && (
        <p class="answer" role="alert">
          {answer}
        </p>
      )}
    </div>
  );
}

interface ActionProps {
  readonly offer: ActionOffer;
  readonly onAnswer: (answer: string) => void;
}

function Action({ offer: { id, service, label, question, kind }, onAnswer }: ActionProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const confirm = () => {
    dialog.current?.close();
    void requestAction(id, service).then(
      (refusal) => onAnswer(refusal ?? `${label}: asked for`),
      (error: unknown) => onAnswer(String(error)),
    );
  };
  return (
    <>
      <button
        type="button"
        class={`action ${kind}`}
        data-action={id}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} aria-label={label}>
        <p>{question}</p>
        <form method="dialog">
          <button type="submit">Leave it</button>
          <button type="button" class={`action ${kind}`} data-confirm={id} onClick={confirm}>
            {label}
          </button>
        </form>
      </dialog>
    </>
  );
}
