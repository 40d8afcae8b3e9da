import type { MetricAlarm, PutMetricAlarmInput, StateValue } from '@aws-sdk/client-cloudwatch';

/** A metric alarm: its configuration as it was given, and how it stands. */
export interface Alarm {
  readonly name: string;
  readonly arn: string;
  readonly configuration: PutMetricAlarmInput;
  readonly configuredAt: Date;
  readonly actionsEnabled: boolean;
  readonly state: StateValue;
  readonly stateReason: string;
  readonly stateReasonData: string | undefined;
  readonly stateUpdatedAt: Date;
  readonly stateChangedAt: Date;
}

/** The alarm as AWS shows it. */
export function showAlarm(alarm: Alarm): MetricAlarm {
  const { configuration } = alarm;
  return {
    ...configuration,
    AlarmArn: alarm.arn,
    AlarmConfigurationUpdatedTimestamp: alarm.configuredAt,
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: configuration.OKActions ?? [],
    AlarmActions: configuration.AlarmActions ?? [],
    InsufficientDataActions: configuration.InsufficientDataActions ?? [],
    Dimensions: configuration.Dimensions ?? [],
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    ...(alarm.stateReasonData === undefined ? {} : { StateReasonData: alarm.stateReasonData }),
    StateUpdatedTimestamp: alarm.stateUpdatedAt,
    StateTransitionedTimestamp: alarm.stateChangedAt,
  };
}
