import { credentialScope } from './credential-scope.js';

const signedWith = (credential: string) =>
  `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=00`;
const none = new URLSearchParams();

describe('credentialScope', () => {
  it.each([
    ['AKID/20260131/us-east-1/ec2/aws4_request', { service: 'ec2', region: 'us-east-1' }],
    ['A/KID/20260131/us-east-1/ec2/aws4_request', { service: 'ec2', region: 'us-east-1' }],
    ['AKID/20260131/ec2/aws4_request', { service: 'ec2', region: undefined }],
    ['AKID', undefined],
  ])('reads %s', (credential, scope) => {
    expect(credentialScope(signedWith(credential), none)).toEqual(scope);
    expect(credentialScope(undefined, new URLSearchParams({ 'X-Amz-Credential': credential }))).toEqual(
      scope,
    );
  });

  it('is none of a request that says nothing', () => {
    expect(credentialScope(undefined, none)).toBeUndefined();
  });
});
