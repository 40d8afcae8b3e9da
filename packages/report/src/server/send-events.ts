import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LiveBoard } from '../board/create-board.js';
import type { RolloutFeed } from '../board/rollout-feed.js';
import { headers } from './security.js';

/** The board is told at most once in this time, ms. */
const boardMs = 1_000;
/** A page that is this many bytes behind is let go: it comes back and reads on from where it was. */
const mostBehind = 16_000_000;

/** All records of a rollout, then each as it comes. A page that comes back goes on after the last one that it has. */
export function sendRecords(feed: RolloutFeed, request: IncomingMessage, response: ServerResponse): void {
  begin(response);
  const last = Number(request.headers['last-event-id'] ?? -1);
  const history = feed.linesFrom(Number.isInteger(last) ? last + 1 : 0);
  const end = history.at(-1);
  if (end) response.write(message('records', history.map(({ line }) => line).join('\n'), end.index));
  const stop = feed.listen((line, index) => {
    response.write(message('records', line, index));
    if (response.writableLength > mostBehind) response.destroy();
  });
  response.on('close', stop);
}

/** The board now, and when it is another. */
export function sendBoard(board: LiveBoard, response: ServerResponse): void {
  begin(response);
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    response.write(message('board', JSON.stringify(board.board())));
  };
  send();
  const stop = board.listen(() => {
    timer ??= setTimeout(send, boardMs);
  });
  response.on('close', () => {
    stop();
    clearTimeout(timer);
  });
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
  response.write('retry: 500\n\n');
}

function message(event: string, data: string, id?: number): string {
  const lines = data
    .split('\n')
    .map((line) => `data: ${line}`)
    .join('\n');
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}${lines}\n\n`;
}
