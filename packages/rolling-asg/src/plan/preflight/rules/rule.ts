/** What is known of a finding before anybody has it. */
export interface PreflightRule {
  /** What it does to a rollout: `either` depends on what was found. */
  readonly finds: 'refuse' | 'warn' | 'either';
  /** What would happen without it, as a sentence. */
  readonly why: string;
  /** What mends it. Words in `<>` are filled in where they are known. */
  readonly fix: string;
  /** The same for what is not a Classic Load Balancer. @default `fix` */
  readonly fixElsewhere?: string;
  /** Set where nothing else would hold what a rollout promises: it cannot be skipped by name. */
  readonly isFirm?: true;
}
