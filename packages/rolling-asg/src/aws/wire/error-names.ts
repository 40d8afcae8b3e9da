import type { CloudErrorKind } from '../../cloud/cloud-error.js';

/**
 * AWS's error names by what they mean to a rollout. A modelled error has its shape's name (`AlreadyExistsFault`), the
 * same error over another endpoint may come with the code on the wire (`AlreadyExists`): both are listed. From:
 * - https://docs.aws.amazon.com/autoscaling/ec2/APIReference/CommonErrors.html
 * - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 * - https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/CommonErrors.html
 * - https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 *
 * What is in none of them is `refused`: a request that is wrong in itself (`MissingParameter`,
 * `IdempotentParameterMismatch`) or that goes over a limit (`VersionLimitExceeded`) stays so.
 */
export const errorNames: Readonly<Record<Exclude<CloudErrorKind, 'refused'>, ReadonlySet<string>>> = {
  throttled: new Set([
    'Throttling',
    'ThrottlingException',
    'ThrottledException',
    'ThrottlingError',
    'RequestLimitExceeded',
    'Client.RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'TooManyRequestsException',
    'EC2ThrottledException',
    'DependencyThrottleException',
    'DependencyThrottle',
    'BandwidthLimitExceeded',
    'PriorRequestNotComplete',
    'SlowDown',
  ]),
  unavailable: new Set([
    'ServiceUnavailable',
    'ServiceUnavailableException',
    'Unavailable',
    'Server.Unavailable',
    'InternalFailure',
    'InternalError',
    'Server.InternalError',
    'InternalServerError',
    'InternalServerException',
    'InternalServiceError',
    'InternalServiceException',
    'ServerInternal',
    'RequestAbortedException',
    'RequestTimeout',
    'RequestTimeoutException',
    'TimeoutError',
    'IDPCommunicationError',
    'IDPCommunicationErrorException',
    // The role of Auto Scaling, made a moment ago.
    'ServiceLinkedRoleFailure',
    'ServiceLinkedRoleFailureFault',
  ]),
  busy: new Set([
    'ScalingActivityInProgressFault',
    'ScalingActivityInProgress',
    'ResourceInUseFault',
    'ResourceInUse',
    'ResourceContentionFault',
    'ResourceContention',
    'InstanceRefreshInProgressFault',
    'InstanceRefreshInProgress',
  ]),
  denied: new Set([
    'AccessDenied',
    'AccessDeniedException',
    'NotAuthorized',
    'UnauthorizedOperation',
    'Client.UnauthorizedOperation',
    // Of the account: a new one is verified within minutes, as a rule.
    'OptInRequired',
    'PendingVerification',
    'Blocked',
    'RegionDisabledException',
    // Of the credentials, and of the clock that they are signed with.
    'AuthFailure',
    'ExpiredToken',
    'ExpiredTokenException',
    'RequestExpired',
    'RequestInTheFuture',
    'RequestTimeTooSkewed',
    'InvalidClientTokenId',
    'InvalidAccessKeyId',
    'InvalidToken',
    'UnrecognizedClient',
    'UnrecognizedClientException',
    'SignatureDoesNotMatch',
    'InvalidSignatureException',
    'IncompleteSignature',
    'IncompleteSignatureException',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'TokenRefreshRequired',
    // Of whoever gives the credentials: SSO, STS, a process, the metadata of the machine.
    'CredentialsProviderError',
    'TokenProviderError',
    'ProviderError',
    'UnauthorizedException',
    'InvalidGrantException',
    'InvalidClientException',
    'InvalidIdentityToken',
    'InvalidIdentityTokenException',
    'IDPRejectedClaim',
    'IDPRejectedClaimException',
  ]),
  invalid: new Set([
    'ValidationError',
    'ValidationException',
    'InvalidParameter',
    'InvalidParameterValue',
    'InvalidParameterCombination',
    // Written down a moment ago, perhaps, and not yet seen where they are looked up.
    'InvalidGroup.NotFound',
    'InvalidKeyPair.NotFound',
    'InvalidSecurityGroupID.NotFound',
    'InvalidSubnetID.NotFound',
  ]),
  exists: new Set([
    'AlreadyExistsFault',
    'AlreadyExists',
    'InvalidLaunchTemplateName.AlreadyExistsException',
    'InvalidLaunchTemplateName.AlreadyExists',
  ]),
  missing: new Set([
    'AccessPointNotFoundException',
    'AccessPointNotFound',
    'LoadBalancerNotFound',
    'LoadBalancerNotFoundException',
    'TargetGroupNotFound',
    'TargetGroupNotFoundException',
    'ListenerNotFound',
    'ListenerNotFoundException',
    'InvalidAMIID.NotFound',
    'InvalidAMIID.Unavailable',
    'InvalidAMIID.Malformed',
    'InvalidInstanceID.NotFound',
    'InvalidInstanceID.Malformed',
    'InvalidInstanceType',
    'InvalidLaunchTemplateId.NotFound',
    'InvalidLaunchTemplateId.VersionNotFound',
    'InvalidLaunchTemplateName.NotFound',
    'InvalidLaunchTemplateName.NotFoundException',
  ]),
};

/** An endpoint that does not know an operation at all: nothing of that sort exists there. */
export const unknownOperationNames: ReadonlySet<string> = new Set([
  'InvalidAction',
  'UnknownOperationException',
  'UnknownAction',
  'UnsupportedOperation',
  'NotImplemented',
]);
