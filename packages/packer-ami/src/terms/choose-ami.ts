import { type AmiChoice, AmiError } from './errors.js';
import type { RegionAmi } from './region-ami.js';

/** An image that a build made. */
export interface BuiltAmi extends RegionAmi {
  /** As Packer calls it: `amazon-ebs.web`, or `web` in a template of JSON. */
  readonly build: string;
}

/** Where it is chosen. */
export interface ChoiceOf {
  /** Begins the sentence: `Packer log build.log`. */
  readonly where: string;
  readonly path: string;
  readonly region: string;
}

/**
 * The one image among `made`; `undefined` without any. The same id twice is no choice: a post-processor repeats it.
 *
 * @throws AmiError `Ambiguous` when there are several
 */
export function onlyAmi<Ami extends BuiltAmi>(made: readonly Ami[], of: ChoiceOf): Ami | undefined {
  const choices = toChoices(made);
  if (choices.length > 1) throw ambiguousBuilds(choices, of);
  return made.at(-1);
}

/** The images as a person tells them apart, each once, by name: Packer's own order changes from run to run. */
export function toChoices(made: readonly BuiltAmi[]): readonly AmiChoice[] {
  const choices = made.map(({ imageId, build }) => ({ imageId, name: build }));
  const distinct = [...new Map(choices.map((choice) => [choice.imageId, choice])).values()];
  return distinct.sort((a, b) => a.name.localeCompare(b.name));
}

/** The error that names what there is to choose from, and how to choose. */
function ambiguousBuilds(choices: readonly AmiChoice[], { where, path, region }: ChoiceOf): AmiError {
  const isNamed = new Set(choices.map(({ name }) => name)).size === choices.length;
  const how = isNamed
    ? 'Name the build to take: --build NAME'
    : 'Builds of one name made several: give the id of the one to take';
  const message = `${where} has ${choices.length} AMIs in ${region}: ${describeChoices(choices)}. ${how}`;
  return new AmiError('Ambiguous', message, { path, region, choices });
}

/**
 * Why the AMI of the last run may not be the one that is meant: earlier runs made AMIs of other builds.
 *
 * @param earlier what earlier runs made, oldest first
 */
export function earlierBuilds(
  found: BuiltAmi,
  earlier: readonly BuiltAmi[],
  { where, path, region }: ChoiceOf,
): AmiError | undefined {
  const others = earlier.filter((ami) => ami.region === region && ami.build !== found.build);
  const latest = toChoices([...new Map(others.map((ami) => [ami.build, ami])).values()]);
  if (latest.length === 0) return undefined;
  const [last, before] = [describeChoices(toChoices([found])), describeChoices(latest)];
  const message = `${where} is of several builds in ${region}: its last run made ${last}, earlier ones ${before}. To take the last: ${buildOption(found.build)}`;
  return new AmiError('Ambiguous', message, { path, region, choices: [...latest, ...toChoices([found])] });
}

/** The option that names a build, to copy into a shell. */
export function buildOption(build: string): string {
  return `--build ${/^[\w.-]+$/.test(build) ? build : `'${build}'`}`;
}

/** `ami-0a` of `web` and `ami-0b` of `worker`, in code quotes. */
export function describeChoices(choices: readonly AmiChoice[]): string {
  return choices.map(({ imageId, name }) => `\`${imageId}\` of \`${name}\``).join(' and ');
}
