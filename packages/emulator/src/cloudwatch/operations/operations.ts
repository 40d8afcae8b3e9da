import { deleteAlarms } from './delete-alarms.js';
import { describeAlarmsForMetric } from './describe-alarms-for-metric.js';
import { describeAlarms } from './describe-alarms.js';
import { disableAlarmActions } from './disable-alarm-actions.js';
import { enableAlarmActions } from './enable-alarm-actions.js';
import { getMetricData } from './get-metric-data.js';
import { getMetricStatistics } from './get-metric-statistics.js';
import { listMetrics } from './list-metrics.js';
import { listTagsForResource } from './list-tags-for-resource.js';
import { putMetricAlarm } from './put-metric-alarm.js';
import { putMetricData } from './put-metric-data.js';
import { setAlarmState } from './set-alarm-state.js';
import { tagResource } from './tag-resource.js';
import { untagResource } from './untag-resource.js';

/** Every operation that the emulator's CloudWatch answers, by AWS's name. */
export const operations = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarmsForMetric: describeAlarmsForMetric,
  DescribeAlarms: describeAlarms,
  DisableAlarmActions: disableAlarmActions,
  EnableAlarmActions: enableAlarmActions,
  GetMetricData: getMetricData,
  GetMetricStatistics: getMetricStatistics,
  ListMetrics: listMetrics,
  ListTagsForResource: listTagsForResource,
  PutMetricAlarm: putMetricAlarm,
  PutMetricData: putMetricData,
  SetAlarmState: setAlarmState,
  TagResource: tagResource,
  UntagResource: untagResource,
};
