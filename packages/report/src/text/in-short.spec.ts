import { inShort } from './in-short.js';

const failed = 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively';

describe('inShort', () => {
  it.each([
    [
      `OutOfService in web-elb: ${failed}; needs 2 good checks`,
      'failing the health checks of web-elb; needs 2 good checks',
    ],
    [
      'OutOfService in web-elb: Instance has not passed the configured HealthyThreshold number of health checks consecutively; needs 1 of 2 more checks, about 5 s',
      'not yet healthy in web-elb; needs 1 of 2 more checks, about 5 s',
    ],
    [
      'unhealthy in web-tg: Health checks failed with these codes: [500]',
      'answering 500 to the health checks of web-tg',
    ],
    [
      'OutOfService in web-elb: Instance registration is still in progress; needs 1 of 2 more checks, about 5 s',
      'registering in web-elb; needs 1 of 2 more checks, about 5 s',
    ],
    ['booting for 3 s', 'booting for 3 s'],
  ])('%s', (reason, short) => {
    expect(inShort(reason)).toBe(short);
  });

  it('tells once what is the same of several instances', () => {
    const one = `OutOfService in web-elb, ${failed}`;

    expect(inShort(`2 of 2 instances never became healthy (i-0a: ${one}; i-0b: ${one})`)).toBe(
      '2 of 2 instances never became healthy: failing the health checks of web-elb',
    );
    expect(inShort('not healthy (i-0a: slow; i-0b: down)')).toBe('not healthy (i-0a: slow; i-0b: down)');
  });
});
