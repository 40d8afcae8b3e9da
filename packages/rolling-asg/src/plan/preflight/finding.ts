import type { PreflightItem } from '../plan.js';

type Finding = (check: string, text: string) => PreflightItem;

export const ok: Finding = (check, text) => ({ level: 'ok', check, text });
export const warning: Finding = (check, text) => ({ level: 'warning', check, text });
export const error: Finding = (check, text) => ({ level: 'error', check, text });
