import { readFile } from 'node:fs/promises';
import type { RolloutPlan } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';
import { UsageError } from '../usage-error.js';
import { planFileFormat, planFileSchema, targetOf, type PlanFile } from './plan-file.js';

/** @throws {UsageError} for a file that is not there, is no plan, or is one of another version */
export async function readPlanFile(path: string): Promise<PlanFile> {
  const read = await parse(path);
  const format = typeof read === 'object' && read !== null && 'format' in read ? String(read.format) : 'none';
  if (format !== planFileFormat)
    throw new UsageError(
      `\`${path}\` (--plan) is no plan of this version: expected format \`${planFileFormat}\`, got \`${format}\`. Make one with: clicamos plan --out ${path}`,
    );
  const checked = planFileSchema.safeParse(read);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new UsageError(
      `\`${path}\` (--plan) is no whole plan: ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  // It is only compared with a plan that is made now, field by field.
  return { ...checked.data, plan: checked.data.plan as unknown as RolloutPlan };
}

async function parse(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`\`${path}\` (--plan) cannot be read: ${why}`);
  }
}

/** @throws {UsageError} for a plan of another service, environment, account or region */
export function assertPlanIsFor(file: PlanFile, environment: Environment, path: string): void {
  const target = targetOf(environment);
  const keys = ['service', 'environment', 'account', 'region'] as const;
  const other = keys.find((key) => file[key] !== target[key]);
  if (other === undefined) return;
  throw new UsageError(
    `\`${path}\` (--plan) is a plan for ${other} \`${file[other]}\`, but this is ${other} \`${target[other]}\`; nothing was changed`,
  );
}
