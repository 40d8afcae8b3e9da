export type LoadBalancerType = 'application' | 'network';

/** What clients speak to a listener. */
export type ListenerProtocol = 'HTTP' | 'HTTPS' | 'TCP' | 'TLS';

/** What is spoken to targets. */
export type TargetGroupProtocol = 'HTTP' | 'TCP';
