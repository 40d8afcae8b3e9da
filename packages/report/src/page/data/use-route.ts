import { useEffect, useState } from 'preact/hooks';

const prefix = '#/rollouts/';

/** The address of a rollout's page. */
export const rolloutHref = (id: string): string => `${prefix}${encodeURIComponent(id)}`;

/** The rollout that the address names; nothing for the first page. */
export function useRoute(): string | undefined {
  const [id, setId] = useState(read);
  useEffect(() => {
    const follow = () => setId(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return id;
}

const read = (): string | undefined =>
  location.hash.startsWith(prefix) ? decodeURIComponent(location.hash.slice(prefix.length)) : undefined;
