import type { LaunchTemplateVersion } from '../../../cloud/cloud.js';
import type { CloudPort, NewTemplate, NewTemplateVersion, TemplateBase } from '../../../cloud/ports.js';
import type { SimState, SimTemplate } from '../sim-state.js';
import { failure } from './cloud-failures.js';

type TemplateCalls = Pick<
  CloudPort,
  | 'findTemplate'
  | 'findTemplateVersion'
  | 'findTemplateVersions'
  | 'createTemplate'
  | 'createTemplateVersion'
  | 'deleteTemplateVersion'
  | 'deleteTemplate'
  | 'tagTemplate'
  | 'untagTemplate'
>;

/** Launch templates: the ledger. */
export function templateCalls(state: SimState): TemplateCalls {
  return {
    findTemplate: async (name) => {
      const found = state.templates.get(name);
      return found && { id: found.id, name, latestVersion: found.latest, tags: found.tags };
    },
    findTemplateVersion: async (templateId, version) => {
      const found = templateById(state, templateId);
      const number = versionNumber(found, version);
      const one = found?.versions.get(number);
      return one && { templateId, version: number, ...one };
    },
    findTemplateVersions: async (templateId) =>
      [...(templateById(state, templateId)?.versions ?? [])]
        .map(([version, one]) => ({ templateId, version, ...one }))
        .sort((a, b) => b.version - a.version),
    createTemplate: async (template) => createTemplate(state, template),
    createTemplateVersion: async (version) => createVersion(state, version),
    deleteTemplateVersion: async (templateId, version) => deleteVersion(state, templateId, version),
    deleteTemplate: async (templateId) => {
      need(state, 'deleteTemplate', templateId);
      for (const [name, { id }] of state.templates) if (id === templateId) state.templates.delete(name);
    },
    tagTemplate: async (templateId, tags) => {
      const found = need(state, 'tagTemplate', templateId);
      found.tags = { ...found.tags, ...tags };
    },
    untagTemplate: async (templateId, keys) => {
      const found = need(state, 'untagTemplate', templateId);
      found.tags = Object.fromEntries(Object.entries(found.tags).filter(([key]) => !keys.includes(key)));
    },
  };
}

function templateById(state: SimState, id: string): SimTemplate | undefined {
  return [...state.templates.values()].find((template) => template.id === id);
}

function need(state: SimState, call: string, id: string): SimTemplate {
  const found = templateById(state, id);
  if (found === undefined) throw failure('missing', call, `${id} not found`);
  return found;
}

function versionNumber(template: SimTemplate | undefined, version: string): number {
  if (version === '$Latest') return template?.latest ?? 0;
  return version === '$Default' ? 1 : Number(version);
}

function createTemplate(
  state: SimState,
  { name, imageId, description, tags }: NewTemplate,
): LaunchTemplateVersion {
  if (state.templates.has(name)) throw failure('exists', 'createTemplate', name);
  state.templatesMade += 1;
  const id = `lt-${state.templatesMade}`;
  const first = { imageId, description, createdAtMs: state.now };
  state.templates.set(name, {
    id,
    latest: 1,
    lastMade: 1,
    tags,
    versions: new Map([[1, first]]),
    tokens: new Map(),
  });
  return { templateId: id, version: 1, description, imageId };
}

function createVersion(
  state: SimState,
  { templateId, base, imageId, description, token }: NewTemplateVersion,
): LaunchTemplateVersion {
  assertBase(state, base);
  const found = need(state, 'createTemplateVersion', templateId);
  const known = found.tokens.get(token);
  const version = known ?? found.lastMade + 1;
  if (known === undefined) {
    found.latest = version;
    found.lastMade = version;
    found.tokens.set(token, version);
    found.versions.set(version, { imageId, description, createdAtMs: state.now });
  }
  return { templateId, version, description, imageId };
}

/** One that is gone already is passed by, as the adapter does. */
function deleteVersion(state: SimState, templateId: string, version: number): void {
  const found = need(state, 'deleteTemplateVersion', templateId);
  // None of the codes that AWS documents fits: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResponseError.html
  if (version === 1)
    throw failure('unavailable', 'deleteTemplateVersion', 'unexpectedError: the default version');
  found.versions.delete(version);
  found.latest = Math.max(...found.versions.keys());
}

/** The adapter reads what a version starts from before it writes. */
function assertBase(state: SimState, base: TemplateBase): void {
  if (base.kind !== 'version') return;
  const template = templateById(state, base.templateId);
  if (template?.versions.has(versionNumber(template, base.version)) === true) return;
  throw failure('invalid', 'createTemplateVersion', `there is no version \`${base.version}\``);
}
