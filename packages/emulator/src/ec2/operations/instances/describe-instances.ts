import type { DescribeInstancesRequest, DescribeInstancesResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterCombination } from '../../errors.js';
import { instanceRules } from '../../filters/instance-filters.js';
import { findInstances } from '../../instances/find-instances.js';
import type { InstanceRecord } from '../../instances/instance-record.js';
import { presentReservation } from '../../instances/present-instance.js';
import { selectPage } from '../../select-page.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export function describeInstances(input: DescribeInstancesRequest, ec2: Ec2Context): DescribeInstancesResult {
  const { items, NextToken } = selectPage(namedInstances(input, ec2), input, instanceRules(ec2));
  const reservations = new Map<string, InstanceRecord[]>();
  for (const instance of items) {
    const ofReservation = reservations.get(instance.reservationId);
    if (ofReservation) ofReservation.push(instance);
    else reservations.set(instance.reservationId, [instance]);
  }
  return {
    Reservations: [...reservations.values()].map((instances) => presentReservation(instances, ec2)),
    NextToken,
  };
}

function namedInstances(input: DescribeInstancesRequest, { state }: Ec2Context): readonly InstanceRecord[] {
  const { InstanceIds = [], MaxResults } = input;
  if (InstanceIds.length === 0) return [...state.instances.values()];
  if (MaxResults === undefined) return findInstances(state, InstanceIds);
  throw invalidParameterCombination(
    'The parameter instancesSet cannot be used with the parameter maxResults',
  );
}
