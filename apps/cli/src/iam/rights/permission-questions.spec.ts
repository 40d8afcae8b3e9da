import { iamPolicy } from '../iam-policy.js';
import { permissionQuestions } from './permission-questions.js';
import { purposes } from './purposes.js';

const place = { account: '123456789012', region: 'us-east-1', partition: 'aws' };
const policy = iamPolicy({
  ...{ service: 'web', instanceRole: 'web-app-*', parameter: '/web/ami', adopt: 'old', eventBuses: ['ops'] },
  ...place,
});
const questions = permissionQuestions(policy, place);

describe('permissionQuestions', () => {
  it('asks about one resource of each kind, as the service has them', () => {
    const asked = Object.fromEntries(
      questions.map(({ statement, resources, context }) => [statement.Sid, { resources, context }]),
    );

    expect(asked['ChangeGenerations']).toEqual({
      resources: [
        'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:00000000-0000-0000-0000-000000000000:autoScalingGroupName/web-v001',
      ],
      context: { 'aws:RequestedRegion': 'us-east-1', 'aws:ResourceTag/clicamos:service': 'web' },
    });
    expect(asked['LaunchFromTemplateOnly']).toEqual({
      resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-00000000000000000'],
      context: {
        'aws:RequestedRegion': 'us-east-1',
        'ec2:LaunchTemplate': 'arn:aws:ec2:us-east-1:123456789012:launch-template/lt-00000000000000000',
      },
    });
    expect(asked['PassInstanceRole']?.resources).toEqual(['arn:aws:iam::123456789012:role/web-app-example']);
    expect(asked['AskOwnRights']).toBeUndefined();
  });

  it('leaves no pattern in what is asked', () => {
    const texts = questions.flatMap(({ resources, context }) => [...resources, ...Object.values(context)]);

    expect(texts.filter((text) => text !== '*' && text.includes('*'))).toEqual([]);
  });

  it('knows what each statement is for', () => {
    expect(questions.map(({ statement }) => statement.Sid).sort()).toEqual(Object.keys(purposes).sort());
  });
});
