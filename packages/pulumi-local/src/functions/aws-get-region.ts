import type { GetRegionArgs } from '@pulumi/aws/getRegion.js';
import { defineFunction } from '../terms/define-function.js';

/** The region that the program runs in; nothing is asked for it. */
export const awsGetRegion = defineFunction<GetRegionArgs>()({
  token: 'aws:index/getRegion:getRegion',
  inputs: [],
  call: (_inputs, { region }) => Promise.resolve({ id: region, name: region, region, description: region }),
});
