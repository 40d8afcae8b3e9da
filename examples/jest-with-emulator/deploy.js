// @ts-check
// Deploys an image on AWS: node deploy.js ami-0123456789abcdef0 web-1 web-2
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { deployCarefully } from './deploy-carefully.js';

const [imageId, previous, next] = process.argv.slice(2);
if (!imageId || !previous || !next)
  throw new Error('Expected an image, the group that serves and a name for the next');

const clients = {
  autoScaling: new AutoScalingClient({}),
  ec2: new EC2Client({}),
  elb: new ElasticLoadBalancingClient({}),
};
await deployCarefully(clients, { imageId, previous, next });
console.log(`${next} serves, ${previous} is gone`);
