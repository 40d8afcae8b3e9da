import type { Group } from '../../cloud/cloud.js';
import { lifecycleState } from './lifecycle.js';
import type { SimGroup, SimState } from './sim-state.js';
import { visibleTags } from './visible-tags.js';

/** A group as AWS answers it. */
export function toGroup(state: SimState, group: SimGroup): Group {
  const { name, minSize, maxSize, desiredCapacity, subnetIds, zones, healthCheckGraceMs } = group;
  const { deletionProtection, suspendedProcesses, newInstancesProtected, inherited } = group;
  const { removing = [] } = group;
  if (removing.length > 0) state.met.add('listsRemoving');
  const leaving = state.doubts.listsRemoving ? removing : [];
  return {
    tags: visibleTags(state, group),
    ...{ name, minSize, maxSize, desiredCapacity, subnetIds, zones, healthCheckGraceMs },
    ...{ deletionProtection, suspendedProcesses },
    sourceIds: [...new Set([...group.sourceIds, ...leaving])],
    otherSources: [],
    healthCheckType: 'ELB',
    launchTemplate: launchTemplateOf(state, group),
    instances: group.instances.map((instance) => ({
      instanceId: instance.id,
      zone: instance.zone,
      lifecycleState: lifecycleState(state, instance),
      healthStatus: instance.isHealthy ? 'Healthy' : 'Unhealthy',
      launchTemplateVersion: String(instance.version),
      launchTemplateId: instance.templateId,
      isProtected: instance.isProtected,
    })),
    isDeleting: group.isDeleting === true,
    inherited: { ...inherited, newInstancesProtected, ...metricsOf(group) },
    leftSettings: [],
  };
}

const metricsOf = ({ enabledMetrics }: SimGroup) => (enabledMetrics === undefined ? {} : { enabledMetrics });

function launchTemplateOf(state: SimState, { templateId, templateVersion, tracksLatest }: SimGroup) {
  const version = tracksLatest === true ? '$Latest' : String(templateVersion);
  return { id: templateId, name: templateName(state, templateId), version };
}

function templateName({ templates }: SimState, templateId: string): string {
  for (const [name, { id }] of templates) if (id === templateId) return name;
  return '';
}
