import { useEffect, useState } from 'preact/hooks';
import { routeIn, type Route } from './route.js';

/** What the address names. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return routeIn(hash);
}
