export interface KeyPairRecord {
  readonly keyPairId: string;
  readonly keyName: string;
  readonly keyType: 'rsa' | 'ed25519';
  readonly fingerprint: string;
  /** One line in OpenSSH's format. */
  readonly publicKey: string;
  readonly createTime: Date;
}
