import type { Disturbance, Hazards, InstanceSeen } from '../../service/hazards.js';
import { ofKind, type ActiveFault } from '../active-fault.js';
import type { FlappingHealth } from '../plan/fault.js';
import { isAmong } from './is-among.js';

/** What the faults do to instances; each draws once for each instance, and once more for each boot. */
export function createInstanceWeather(
  active: () => readonly ActiveFault[],
): Pick<Hazards, 'boot' | 'disturbsInstances' | 'disturbance'> {
  const flapping = new WeakMap<ActiveFault, Map<string, boolean>>();
  const appIsDead = new Set<string>();

  const flaps = (one: ActiveFault<FlappingHealth>, instance: InstanceSeen) => {
    if (!one.isOn() || !isAmong(one.fault, instance)) return false;
    const drawn = flapping.get(one) ?? new Map<string, boolean>();
    flapping.set(one, drawn);
    const isDrawn = drawn.get(instance.instanceId) ?? one.strikes();
    drawn.set(instance.instanceId, isDrawn);
    return isDrawn && isInSecondHalf(one);
  };

  return {
    boot(instance, usualMs) {
      const slow = ofKind(active(), ['slow-boot']).find(
        ({ fault, strikes }) => isAmong(fault, instance) && strikes(),
      );
      const bootMs = slow?.fault.bootMs ?? usualMs;
      const deadly = ofKind(active(), ['boot-dies']).find(
        ({ fault, strikes }) => isAmong(fault, instance) && strikes(),
      );
      appIsDead.delete(instance.instanceId);
      if (deadly?.fault.what === 'app') appIsDead.add(instance.instanceId);
      return { bootMs, dies: deadly !== undefined && deadly.fault.what !== 'app' };
    },
    disturbsInstances: () => active().length > 0 || appIsDead.size > 0,
    disturbance(instance): Disturbance | undefined {
      const isLost = ofKind(active(), ['zone-loss']).some(
        ({ fault, isOn }) => fault.zone === instance.zone && isOn(),
      );
      if (isLost || appIsDead.has(instance.instanceId)) return 'silent';
      return ofKind(active(), ['flapping-health']).some((one) => flaps(one, instance))
        ? 'failing'
        : undefined;
    },
  };
}

function isInSecondHalf({ fault, sinceMs }: ActiveFault<FlappingHealth>): boolean {
  const { from = 0, period = 60_000 } = fault;
  return (sinceMs() - from) % period >= period / 2;
}
