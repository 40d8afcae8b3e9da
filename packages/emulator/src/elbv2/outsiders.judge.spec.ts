import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';

const TIMEOUT_MS = 120_000;
const run = promisify(execFile);
const canRun = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;

/** A program that is not ours, on an emulator of simulated instances; answers what it printed as JSON. */
async function judge({ endpoint }: Emulator, command: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(command, args, {
    env: outsiderEnvironment(endpoint),
  });
  return stdout === '' ? undefined : JSON.parse(stdout);
}

const script = `
import boto3, datetime, json, sys
ec2, elbv2, cw = boto3.client('ec2'), boto3.client('elbv2'), boto3.client('cloudwatch')
soon = {'Delay': 1, 'MaxAttempts': 60}
subnets = ec2.describe_subnets()['Subnets']
image = sys.argv[1]
instance = ec2.run_instances(ImageId=image, InstanceType='t3.micro', MinCount=1, MaxCount=1)['Instances'][0]['InstanceId']
ec2.get_waiter('instance_running').wait(InstanceIds=[instance], WaiterConfig=soon)
ids = [s['SubnetId'] for s in subnets]
lb = elbv2.create_load_balancer(Name='web', Subnets=ids)['LoadBalancers'][0]['LoadBalancerArn']
elbv2.get_waiter('load_balancer_available').wait(LoadBalancerArns=[lb], WaiterConfig=soon)
tg = elbv2.create_target_group(Name='web', Protocol='HTTP', Port=80, VpcId=subnets[0]['VpcId'],
    HealthCheckIntervalSeconds=5, HealthCheckTimeoutSeconds=2)['TargetGroups'][0]['TargetGroupArn']
elbv2.create_listener(LoadBalancerArn=lb, Protocol='HTTP', Port=80,
    DefaultActions=[{'Type': 'forward', 'TargetGroupArn': tg}])
elbv2.register_targets(TargetGroupArn=tg, Targets=[{'Id': instance}])
elbv2.get_waiter('target_in_service').wait(TargetGroupArn=tg, WaiterConfig=soon)
elbv2.modify_target_group_attributes(TargetGroupArn=tg,
    Attributes=[{'Key': 'deregistration_delay.timeout_seconds', 'Value': '20'}])
elbv2.deregister_targets(TargetGroupArn=tg, Targets=[{'Id': instance}])
elbv2.get_waiter('target_deregistered').wait(TargetGroupArn=tg, Targets=[{'Id': instance, 'Port': 80}], WaiterConfig=soon)
for n in range(3):
    elbv2.create_target_group(Name='tg%d' % n, Protocol='TCP', Port=80, VpcId=subnets[0]['VpcId'])
pages = [len(p['TargetGroups']) for p in elbv2.get_paginator('describe_target_groups').paginate(PaginationConfig={'PageSize': 2})]
try:
    elbv2.delete_target_group(TargetGroupArn=tg)
except elbv2.exceptions.ResourceInUseException as e:
    refused = e.response['Error']['Code']
cw.put_metric_data(Namespace='App', MetricData=[{'MetricName': 'Errors', 'Value': 1.5}] * 600)
for n in range(3):
    cw.put_metric_alarm(AlarmName='a%d' % n, Namespace='App', MetricName='Errors', Statistic='Sum', Period=60,
        EvaluationPeriods=1, Threshold=1.5, ComparisonOperator='GreaterThanThreshold')
cw.get_waiter('alarm_exists').wait(AlarmNames=['a0'], WaiterConfig=soon)
alarms = [a['AlarmName'] for p in cw.get_paginator('describe_alarms').paginate(PaginationConfig={'PageSize': 2}) for a in p['MetricAlarms']]
now = datetime.datetime.now(datetime.timezone.utc)
stats = cw.get_metric_statistics(Namespace='App', MetricName='Errors', Statistics=['SampleCount'], Period=60,
    StartTime=now - datetime.timedelta(minutes=5), EndTime=now + datetime.timedelta(minutes=5))['Datapoints']
try:
    cw.delete_alarms(AlarmNames=['none'])
except cw.exceptions.ResourceNotFound as e:
    missing = e.response['Error']['Code']
print(json.dumps({'pages': pages, 'refused': refused, 'alarms': alarms, 'count': sum(d['SampleCount'] for d in stats), 'missing': missing}))
`;

if (canRun('python3', '-c', 'import boto3')) {
  it(
    'is waited for, paged through and refused as AWS does, by boto3',
    async () => {
      await using emulator = await createEmulator({ speed: 50, instances: 'simulated' });
      const image = emulator.registerSimulatedImage({ name: 'web' });

      expect(await judge(emulator, 'python3', '-c', script, image)).toEqual({
        pages: [2, 2],
        refused: 'ResourceInUse',
        alarms: ['a0', 'a1', 'a2'],
        count: 600,
        missing: 'ResourceNotFound',
      });
    },
    TIMEOUT_MS,
  );
} else {
  it('is read by boto3 (which is not installed here, so this was NOT RUN)', () => {
    process.stderr.write(
      'boto3 is not installed: nothing shows here that it reads target groups and alarms.\n',
    );
  });
}

const certificates = `
import boto3, json, ssl, socket
acm, iam, elb, ec2 = (boto3.client(name) for name in ('acm', 'iam', 'elb', 'ec2'))
arn = acm.request_certificate(DomainName='example.com', ValidationMethod='DNS')['CertificateArn']
acm.get_waiter('certificate_validated').wait(CertificateArn=arn, WaiterConfig={'Delay': 1, 'MaxAttempts': 5})
chain = acm.get_certificate(CertificateArn=arn)['CertificateChain']
name = elb.create_load_balancer(LoadBalancerName='web', AvailabilityZones=['us-east-1a'], Listeners=[
    {'Protocol': 'HTTPS', 'LoadBalancerPort': 443, 'InstancePort': 80, 'SSLCertificateId': arn}])['DNSName']
host, port = name.split(':')
with socket.create_connection((host, int(port))) as plain:
    with ssl.create_default_context(cadata=chain).wrap_socket(plain, server_hostname='example.com') as client:
        version = client.version()
try:
    acm.delete_certificate(CertificateArn=arn)
except acm.exceptions.ResourceInUseException as e:
    refused = e.response['Error']['Code']
listed = [c['DomainName'] for p in acm.get_paginator('list_certificates').paginate() for c in p['CertificateSummaryList']]
try:
    iam.get_server_certificate(ServerCertificateName='no')
except iam.exceptions.NoSuchEntityException as e:
    missing = e.response['Error']['Code']
print(json.dumps({'chain': chain, 'name': name, 'version': version, 'refused': refused, 'listed': listed, 'missing': missing}))
`;
import { outsiderEnvironment } from '../testing/outsider-environment.js';

if (canRun('python3', '-c', 'import boto3') && canRun('curl', '--version')) {
  it(
    'shows a certificate that Python and curl trust by its chain, and boto3 manages',
    async () => {
      await using emulator = await createEmulator({ speed: 50 });

      const told = (await judge(emulator, 'python3', '-c', certificates)) as { chain: string; name: string };

      expect(told).toMatchObject({
        version: 'TLSv1.2',
        refused: 'ResourceInUseException',
        listed: ['example.com'],
        missing: 'NoSuchEntity',
      });
      expect(await statusByCurl(told)).toBe('503');
    },
    TIMEOUT_MS,
  );
} else {
  it('shows certificates to Python and curl (one is not installed here, so this was NOT RUN)', () => {
    process.stderr.write(
      'boto3 or curl is not installed: nothing shows here that they trust certificates.\n',
    );
  });
}

/** What curl is answered over HTTPS where no instance serves, if it trusts the chain. */
async function statusByCurl({ chain, name }: { chain: string; name: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-curl-'));
  try {
    const root = join(folder, 'root.pem');
    await writeFile(root, chain);
    const connect = `example.com:443:${name}`;
    const options = ['-s', '-o', join(folder, 'body'), '-w', '%{http_code}', '--cacert', root];
    return (await run('curl', [...options, '--connect-to', connect, 'https://example.com/'])).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (canRun('aws', '--version')) {
  it(
    'is read by the aws CLI, with its waiters',
    async () => {
      await using emulator = await createEmulator({ speed: 50, instances: 'simulated' });
      const aws = (command: string) => judge(emulator, 'aws', '--output', 'json', ...command.split(' '));
      const { Subnets } = (await aws('ec2 describe-subnets')) as { Subnets: { SubnetId: string }[] };
      const ids = Subnets.map(({ SubnetId }) => SubnetId).join(' ');
      const created = (await aws(
        `elbv2 create-load-balancer --name web --type network --subnets ${ids}`,
      )) as {
        LoadBalancers: { LoadBalancerArn: string }[];
      };
      const arn = created.LoadBalancers[0]?.LoadBalancerArn ?? '';
      const alarm = '--namespace App --metric-name Errors --statistic Sum --period 60 --evaluation-periods 1';
      const rule =
        '--threshold 1.5 --comparison-operator GreaterThanThreshold --treat-missing-data breaching';

      await aws(`elbv2 wait load-balancer-available --load-balancer-arns ${arn}`);
      await aws(`cloudwatch put-metric-alarm --alarm-name errors ${alarm} ${rule}`);
      await aws('cloudwatch wait alarm-exists --alarm-names errors');

      expect(await aws('elbv2 describe-load-balancers --names web')).toMatchObject({
        LoadBalancers: [{ Type: 'network', State: { Code: 'active' } }],
      });
      expect(await aws('cloudwatch describe-alarms --state-value ALARM')).toMatchObject({
        MetricAlarms: [{ AlarmName: 'errors', Threshold: 1.5 }],
      });
      await expect(aws('elbv2 describe-load-balancers --names no')).rejects.toThrow('(LoadBalancerNotFound)');
    },
    TIMEOUT_MS,
  );
} else {
  it('is read by the aws CLI (which is not on PATH here, so this was NOT RUN)', () => {
    process.stderr.write('The aws CLI is not on PATH: nothing shows here that it reads target groups.\n');
  });
}
