import { codeDeployGroupOf, foreignOwner } from './foreign-owner.js';

const tagged = (tags: Readonly<Record<string, string>>, name = 'web') => ({
  name,
  tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagate: true })),
});

describe('foreignOwner', () => {
  it.each([
    [{ 'aws:cloudformation:stack-name': 'prod' }, 'the CloudFormation stack `prod`'],
    [{ 'elasticbeanstalk:environment-name': 'web-env' }, 'the Elastic Beanstalk environment `web-env`'],
    [{ 'eks:cluster-name': 'main', 'eks:nodegroup-name': 'ng-1' }, 'the EKS node group `ng-1`'],
    [{ 'eks:cluster-name': 'main' }, 'the EKS cluster `main`'],
    [{ 'kubernetes.io/cluster/main': 'owned' }, 'the Kubernetes cluster `main`'],
    [{ AmazonECSManaged: '' }, 'a capacity provider of ECS'],
    [{ 'clicamos:service': 'shop' }, 'the clicamos service `shop`'],
  ])('names the owner that the tags %j tell of', (tags, owner) => {
    expect(foreignOwner(tagged(tags), 'web')).toBe(`Group \`web\` belongs to ${owner}`);
  });

  it('names the deployment group that has made a group, by its name', () => {
    expect(foreignOwner(tagged({}, 'CodeDeploy_Web_Servers_d-HQU3QSJWA'), 'web')).toBe(
      'Group `CodeDeploy_Web_Servers_d-HQU3QSJWA` belongs to ' +
        'the CodeDeploy deployment group `Web_Servers`, which made it in d-HQU3QSJWA',
    );
  });

  it('knows CodeDeploy by the hook that it puts on a group', () => {
    const hook = 'CodeDeploy-managed-automatic-launch-deployment-hook-Web-16355e62';

    expect([codeDeployGroupOf(hook), codeDeployGroupOf('warm-up')]).toEqual(['Web-16355e62', undefined]);
  });

  it.each([
    [{}, 'web'],
    [{ 'clicamos:service': 'web', team: 'web' }, 'web-v001'],
    [{ 'kubernetes.io/cluster/main': 'shared' }, 'web'],
    [{ 'aws:autoscaling:groupName': 'web' }, 'CodeDeploy_notes'],
  ])('knows no owner of a group with the tags %j that is called %s', (tags, name) => {
    expect(foreignOwner(tagged(tags, name), 'web')).toBeUndefined();
  });
});
