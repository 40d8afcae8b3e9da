/** What an address of the page names: everything, a service, or one rollout. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'rollout'; readonly id: string };

/** The address of the first page. */
export const homeHref = '#/';

/** The address of a rollout's page. */
export const rolloutHref = (id: string): string => `#/rollouts/${encodeURIComponent(id)}`;

/** The address of the page that follows a service. */
export const serviceHref = (service: string): string => `#/services/${encodeURIComponent(service)}`;

/** What the part of an address after `#` names; the first page for what nobody wrote here. */
export function routeIn(hash: string): Route {
  const [, kind, name = ''] = /^#\/(rollouts|services)\/(.+)$/.exec(hash) ?? [];
  const text = decoded(name);
  if (text === undefined || kind === undefined) return { kind: 'home' };
  return kind === 'rollouts' ? { kind: 'rollout', id: text } : { kind: 'service', service: text };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
