import type { NatImage } from './nat-image.js';
import type { NetworkOptions } from './network-options.js';

/**
 * What a {@link Network} is made from. Plain values, not Outputs: how many subnets there are must be known
 * before anything is created.
 */
export interface NetworkArgs extends NetworkOptions {
  /** The tag `Environment`. @default the Pulumi stack */
  readonly environment?: string;
  /** The tag `Project`. @default the Pulumi project */
  readonly project?: string;
  /** Further tags on everything. @default {} */
  readonly tags?: Readonly<Record<string, string>>;
  /** What NAT instances run: the newest image of a pinned owner. @default 'amazon-linux-2023' */
  readonly natImage?: NatImage;
  /** Path of the script that makes an instance a NAT; a VPN needs `openvpn/` beside it. @default the package's own */
  readonly natUserData?: string;
}
