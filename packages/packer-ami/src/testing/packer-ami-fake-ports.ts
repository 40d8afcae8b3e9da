import type { DescribeImagesCommandInput, Image } from '@aws-sdk/client-ec2';
import type { Ec2Port, SsmPort } from '../terms/ports.js';

const $metadata = {};

/** An available x86_64 image of account 123456789012. */
export function createImage(image: Partial<Image> = {}): Image {
  return {
    ImageId: 'ami-0a1',
    Name: 'web-7f3c2d1',
    State: 'available',
    Architecture: 'x86_64',
    CreationDate: '2026-11-23T05:00:00.000Z',
    OwnerId: '123456789012',
    Tags: [{ Key: 'revision', Value: '7f3c2d1' }],
    ...image,
  };
}

/** What AWS throws: an error with a name. */
export function awsError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}

export interface FakeEc2 extends Ec2Port {
  readonly inputs: DescribeImagesCommandInput[];
}

/** Answers page by page; an Error is thrown. Further calls are an error. */
export function createFakeEc2(...answers: readonly (readonly Image[] | Error)[]): FakeEc2 {
  const inputs: DescribeImagesCommandInput[] = [];
  return {
    inputs,
    async send({ input }, options) {
      options?.abortSignal?.throwIfAborted();
      const answer = answers[inputs.length];
      inputs.push(input);
      if (answer === undefined) throw new Error('Unexpected DescribeImages');
      if (answer instanceof Error) throw answer;
      const isLast = inputs.length === answers.length;
      return { $metadata, Images: [...answer], ...(isLast ? {} : { NextToken: `page-${inputs.length}` }) };
    },
  };
}

export interface FakeSsm extends SsmPort {
  readonly names: (string | undefined)[];
}

export function createFakeSsm(answer: string | Error): FakeSsm {
  const names: (string | undefined)[] = [];
  return {
    names,
    async send({ input }) {
      names.push(input.Name);
      if (answer instanceof Error) throw answer;
      return { $metadata, Parameter: { Name: input.Name, Value: answer } };
    },
  };
}
