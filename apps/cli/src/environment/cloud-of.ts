import { createAwsCloud, type CloudPort } from '@clicamos/rolling-asg';
import type { Environment } from './environment.js';

/** The engine's port to an environment's cloud, with the times of its answers by the engine's clock. */
export const cloudOf = ({ clients, clockMs }: Pick<Environment, 'clients' | 'clockMs'>): CloudPort =>
  createAwsCloud({ ...clients, ...(clockMs && { clockMs }) });
