import { evaluateAlarm } from './evaluate-alarm.js';

const rule = { ComparisonOperator: 'GreaterThanThreshold', Threshold: 10, EvaluationPeriods: 3 } as const;
const none = undefined;

describe('evaluateAlarm', () => {
  it.each([
    ['rings when every period is beyond the threshold', {}, [11, 12, 13], 'ALARM'],
    ['does not ring on fewer', {}, [11, 12, 9], 'OK'],
    [
      'rings on as many as it wants of those that it looks at',
      { DatapointsToAlarm: 2 },
      [11, 9, 12],
      'ALARM',
    ],
    ['takes the threshold itself for fine', {}, [10, 10, 10], 'OK'],
    ['has no data', {}, [none, none, none], 'INSUFFICIENT_DATA'],
    ['has some data', {}, [11, none, none], 'OK'],
    ['takes missing data for a breach', { TreatMissingData: 'breaching' }, [11, none, none], 'ALARM'],
    ['takes missing data for fine', { TreatMissingData: 'notBreaching' }, [none, none, none], 'OK'],
    ['stays as it was', { TreatMissingData: 'ignore' }, [none, none, none], undefined],
    ['below', { ComparisonOperator: 'LessThanOrEqualToThreshold' }, [10, 9, 8], 'ALARM'],
  ] as const)('%s', (_title, more, values, state) => {
    expect(evaluateAlarm({ ...rule, ...more }, values)?.state).toBe(state);
  });

  it('says which data it saw', () => {
    expect(evaluateAlarm({ ...rule, EvaluationPeriods: 1 }, [12.5])?.reason).toBe(
      'Threshold Crossed: 1 out of the last 1 datapoints [12.5] was greater than the threshold (10) (minimum 1 datapoint for OK -> ALARM transition).',
    );
  });
});
