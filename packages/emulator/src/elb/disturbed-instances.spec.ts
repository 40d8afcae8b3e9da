import {
  createWeb,
  describeHealth,
  type ElbFixture,
  serveFrom,
  startElb,
} from '../testing/traffic/elb-fixture.js';

/** Two instances in service that answer their own ids. */
async function startWeb() {
  const elb = startElb();
  await createWeb(elb, 'HTTP:8080/');
  const ids: string[] = [];
  for (let index = 0; index < 2; index += 1)
    ids.push(await elb.instances.launch((_request, response) => response.end(`i-${index + 1}`)));
  await serveFrom(elb, ...ids);
  return elb;
}

/** Who answers four requests. */
async function answers(elb: ElbFixture): Promise<readonly string[]> {
  const all: string[] = [];
  for (let request = 0; request < 4; request += 1) {
    const answer = await fetch(elb.origin());
    all.push(answer.ok ? await answer.text() : String(answer.status));
  }
  return [...new Set(all)].sort();
}

describe('an instance that a fault keeps silent', () => {
  it('answers nothing, not even on connections that are kept, and comes back', async () => {
    await using elb = await startWeb();
    const before = await answers(elb);

    elb.instances.disturb('i-1', 'silent');
    const silent = await answers(elb);
    await elb.waitForUnhealthy('i-1');
    elb.instances.disturb('i-1', undefined);
    await elb.waitFor('i-1', 'inService');

    expect([before, silent, await answers(elb)]).toEqual([['i-1', 'i-2'], ['i-2'], ['i-1', 'i-2']]);
  });

  it('is 504 when there is no other', async () => {
    await using elb = await startWeb();

    for (const id of ['i-1', 'i-2']) elb.instances.disturb(id, 'silent');

    expect((await fetch(elb.origin())).status).toBe(504);
  });
});

describe('an instance whose checks a fault lets fail', () => {
  it('goes out of service although it answers', async () => {
    await using elb = await startWeb();

    elb.instances.disturb('i-1', 'failing');
    const answering = await answers(elb);
    await elb.waitForUnhealthy('i-1');

    expect([answering, await answers(elb)]).toEqual([['i-1', 'i-2'], ['i-2']]);
    expect((await describeHealth(elb, 'i-1'))[0]?.State).toBe('OutOfService');
  });
});
