import type { AccessKey } from './access/access-key.js';
import type { SimulatedBehaviour } from './ec2/images/simulated-behaviour.js';
import type { FaultControl } from './faults/create-faults.js';
import type { ServiceName } from './service/service.js';
import type { InProcessRequestHandler } from './wire/http/create-request-handler.js';

/** An image for simulated instances: its name, and how they behave. */
export interface SimulatedImage extends SimulatedBehaviour {
  readonly name: string;
}

/** A running emulator; `await using` or `close()` ends every process and listener of it. */
export interface Emulator extends AsyncDisposable {
  /** The URL for `AWS_ENDPOINT_URL` and for the SDK clients' `endpoint`. */
  readonly endpoint: string;
  readonly region: string;
  readonly account: string;
  /** Whether the port verifies signatures. */
  readonly signatures: 'any' | 'verified';
  /** For the SDK's clients: the account's key where signatures are verified, and some key where any will do. */
  readonly credentials: AccessKey;
  readonly speed: number;
  /** When it started, by its clock, as ISO 8601: with `speed` it tells every process what time it is for AWS. */
  readonly startedAt: string;
  /**
   * The `requestHandler` for clients of the AWS SDK v3 in this process: the same answers without a socket.
   *
   * @example
   * import { EC2Client } from '@aws-sdk/client-ec2';
   * import { createEmulator } from '@clicamos/emulator';
   * const emulator = await createEmulator({ instances: 'simulated', listen: false });
   * const { endpoint, region, credentials } = emulator;
   * const ec2 = new EC2Client({ endpoint, region, credentials, requestHandler: emulator.requestHandler() });
   */
  requestHandler(): InProcessRequestHandler;
  /**
   * What stands for a client of the AWS SDK v3 where thousands of calls count: its `send` gives a command to the service
   * as it is, without serialisation and signing, ten times as fast. Errors have the names of the SDK's classes and not
   * the classes.
   *
   * @example
   * import { DescribeVpcsCommand, type EC2Client } from '@aws-sdk/client-ec2';
   * import { createEmulator } from '@clicamos/emulator';
   * await using emulator = await createEmulator({ instances: 'simulated', listen: false });
   * const ec2 = emulator.directClient<EC2Client>('ec2');
   * const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
   */
  directClient<Client extends { readonly send: unknown }>(service: ServiceName): Pick<Client, 'send'>;
  /**
   * Registers an image whose instances behave as it says, and answers its id. `RegisterImage` does the same with an
   * `ImageLocation` of `data:application/json,` and the behaviour.
   *
   * @throws AwsError `InvalidManifest` for a behaviour that cannot be, `InvalidAMIName.Duplicate` for a name that is taken
   * @throws TypeError where instances are processes
   */
  registerSimulatedImage(image: SimulatedImage): string;
  /** Changes what goes wrong while it runs. */
  readonly faults: FaultControl;
  /**
   * What a metric of a group is from now on, for its target tracking policies: `ASGAverageCPUUtilization` unless another
   * is named, a predefined type or a custom metric's name.
   *
   * @throws AwsError `ValidationError` when there is no such group
   */
  setMetric(groupName: string, value: number, options?: { readonly metric?: string }): void;
  /** Ends every process and listener; a second call waits for the same end. */
  close(): Promise<void>;
}
