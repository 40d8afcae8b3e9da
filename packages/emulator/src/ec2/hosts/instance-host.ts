import type { Endpoint } from '../../service/ports.js';
import type { ImageArchitecture, ImageProgram } from '../images/image-record.js';
import type { InstanceRecord } from '../instances/instance-record.js';
import type { Surroundings } from '../../service/service.js';
import type { Ec2State } from '../state.js';

/** What a host may look at. */
export interface HostGround {
  readonly state: Ec2State;
  readonly surroundings: Surroundings;
}

/** What instances run on: processes of this machine, or nothing but a clock. */
export interface InstanceHost {
  /** What it would run of an image. Throws AWS's errors for a location that is none. */
  readImage(location: string): HostedImage;
  /** The address for an instance that is about to be added. */
  takeAddress(): string;
  giveBackAddress(address: string): void;
  /** Makes what a `pending` instance needs before it can run. */
  prepare(instanceId: string): Promise<PreparedInstance>;
  /** What instances of an image run that is made of this one now. Throws AWS's errors. */
  capture(instance: InstanceRecord, imageId: string): Promise<ImageProgram>;
  /** Called when an instance has been terminated: nothing of it is kept but its log. */
  forget(instanceId: string): void;
  /** What the instance's program has written. */
  consoleOutput(instanceId: string): Buffer;
  /** Called when every instance has been stopped. */
  close(): Promise<void>;
}

export interface HostedImage {
  readonly program: ImageProgram;
  readonly architecture: ImageArchitecture | undefined;
}

/** An instance that can be run once. */
export interface PreparedInstance {
  run(instance: InstanceRecord): void;
  /** Where it serves a port, if that is known. */
  endpoint(instance: InstanceRecord, port: number): Endpoint | undefined;
  /** Ends it, run or not; its program may take `graceMs` milliseconds of the clock to end by itself. */
  stop(graceMs: number): Promise<void>;
}
