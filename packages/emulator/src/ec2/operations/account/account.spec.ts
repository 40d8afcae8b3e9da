import {
  type EC2Client,
  GetEbsDefaultKmsKeyIdCommand,
  GetEbsEncryptionByDefaultCommand,
  GetSerialConsoleAccessStatusCommand,
} from '@aws-sdk/client-ec2';
import { createLaboratory } from '../../../testing/laboratory-fixture.js';

const ask = async (ec2: EC2Client, DryRun?: boolean) => [
  await ec2.send(new GetEbsEncryptionByDefaultCommand({ DryRun })),
  await ec2.send(new GetEbsDefaultKmsKeyIdCommand({ DryRun })),
  await ec2.send(new GetSerialConsoleAccessStatusCommand({ DryRun })),
];

describe('what holds for the whole account', () => {
  it('is as of a new one', async () => {
    await using laboratory = await createLaboratory();

    expect(await ask(laboratory.ec2)).toEqual([
      expect.objectContaining({ EbsEncryptionByDefault: false, SseType: 'none' }),
      expect.objectContaining({ KmsKeyId: 'alias/aws/ebs' }),
      expect.objectContaining({ SerialConsoleAccessEnabled: false, ManagedBy: 'account' }),
    ]);
  });

  it('is not told in a dry run', async () => {
    await using laboratory = await createLaboratory();

    await expect(ask(laboratory.ec2, true)).rejects.toMatchObject({ name: 'DryRunOperation' });
  });
});
