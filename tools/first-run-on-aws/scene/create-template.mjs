import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2';
import { GetParameterCommand } from '@aws-sdk/client-ssm';

const newestAmazonLinux = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

/** Amazon Linux has Python: it answers every health check, and needs nothing from outside. Emulators run none of it. */
const userData = '#!/bin/sh\nmkdir -p /srv/empty && cd /srv/empty && python3 -m http.server 80\n';

/** A launch template whose instances answer at port 80. Its versions are the checks' to make. */
export async function createTemplate({ send, names, tags, settings }) {
  const ImageId = settings.image ?? (await findImage(send));
  const templateData = {
    ImageId,
    InstanceType: settings.instanceType,
    ...(settings.endpoint === undefined ? { UserData: Buffer.from(userData).toString('base64') } : {}),
    MetadataOptions: { HttpTokens: 'required' },
    TagSpecifications: ['instance', 'volume'].map((ResourceType) => ({ ResourceType, Tags: tags })),
  };
  const { LaunchTemplate } = await send.ec2(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: names.template,
      LaunchTemplateData: templateData,
      TagSpecifications: [{ ResourceType: 'launch-template', Tags: tags }],
    }),
  );
  return { imageId: ImageId, templateId: LaunchTemplate.LaunchTemplateId, templateData };
}

async function findImage(send) {
  const { Parameter } = await send.ssm(new GetParameterCommand({ Name: newestAmazonLinux }));
  return Parameter.Value;
}
