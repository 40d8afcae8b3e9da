const key = 'clicamos-token';
const prefix = '#token=';

/** The right to act, which came with the link: kept for this tab, and taken out of the address. */
export function takeToken(): void {
  if (!location.hash.startsWith(prefix)) return;
  sessionStorage.setItem(key, location.hash.slice(prefix.length));
  history.replaceState(null, '', location.pathname);
}

/** Asks for an action; what the server says when it refuses, or cannot. */
export async function requestAction(id: string, service: string): Promise<string | undefined> {
  const token = sessionStorage.getItem(key);
  if (token === null) return 'This tab may only look: open the link that the command has printed.';
  const answer = await fetch('/actions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-clicamos-token': token },
    body: JSON.stringify({ id, service }),
  });
  return answer.ok ? undefined : answer.text();
}
