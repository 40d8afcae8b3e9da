import type { PackerLogSource } from '../terms/ami-source.js';
import type { Candidate } from '../terms/candidate.js';
import { onlyAmi } from '../terms/choose-ami.js';
import type { PackerLog } from './log-reader.js';
import { madeBy } from './made-by.js';
import { reasonNoAmi } from './reason-no-ami.js';
import { reasonUnsure } from './reason-unsure.js';

/**
 * The AMI that the last run made in `region`. A run whose build failed answers Packer's errors, never the image of
 * an earlier run: that would deploy the old image as if it were the new one. Where several builds could be meant,
 * only `source.build` says which.
 *
 * @throws AmiError `Ambiguous`, `BuildFailed`, `LogIncomplete`, `NoArtifact`
 */
export function findInPackerLog(log: PackerLog, source: PackerLogSource, region: string): Candidate {
  const { path, build: wanted } = source;
  const of = { where: `Packer log \`${path}\``, path, region };
  const made = madeBy(log.lastRun, wanted);
  const inRegion = made.filter((ami) => ami.region === region);
  const found = onlyAmi(inRegion, of);
  if (!found) throw reasonNoAmi(log, { source, region, made });
  const doubt = wanted === undefined ? reasonUnsure(log, found, of) : undefined;
  if (doubt) throw doubt;
  const { imageId, build, atMs } = found;
  const from = `from packer log ${path}${wanted === undefined ? '' : `, build ${build}`}`;
  return { imageId, origin: { kind: 'packer-log', from, path, build, builtAtMs: atMs } };
}
