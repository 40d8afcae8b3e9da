import { configJsonSchema } from './config-json-schema.js';

describe('the JSON schema of clicamos.yaml', () => {
  const schema = configJsonSchema();

  it('requires what has no default, and refuses unknown keys', () => {
    expect(schema).toMatchObject({
      title: 'clicamos.yaml',
      type: 'object',
      anyOf: [{ required: ['service', 'defaultEnvironment', 'environments'] }, { required: ['services'] }],
      additionalProperties: false,
      patternProperties: { '^x-': {} },
    });
  });

  it('knows both clouds, with a description and a default for an editor to show', () => {
    expect(schema).toMatchObject({
      properties: {
        environments: {
          additionalProperties: {
            oneOf: [
              {
                required: ['cloud'],
                properties: {
                  cloud: { const: 'emulator' },
                  speed: { default: 10, description: 'How many AWS seconds pass in one real second' },
                },
              },
              { required: ['cloud', 'region', 'account'], properties: { cloud: { const: 'aws' } } },
            ],
          },
        },
      },
    });
  });
});
