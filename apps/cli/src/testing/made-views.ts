import { parseConfig } from '../config/load-config.js';
import { phaseTable } from '../demo/phase-table.js';
import { describeRehearsal } from '../rehearsal/describe-rehearsal.js';
import { commandText } from '../render/command-text.js';
import { describeEnd } from '../render/describe-end.js';
import { describeFindings } from '../render/describe-findings.js';
import { describePermissions } from '../render/describe-permissions.js';
import { describePlan } from '../render/describe-plan.js';
import { describeStatus } from '../render/describe-status.js';
import { UsageError } from '../usage-error.js';
import { factsOf } from './rehearsed-service.js';
import {
  given,
  givenOfSeveral,
  refusedPlan,
  commands,
  image,
  header,
  deployCommand,
  paint,
  plan,
  observation,
  result,
  probe,
  why,
  findings,
  phase,
} from './made-data.js';

/** What a command shows, made of data as long as it comes. */
export interface MadeView {
  readonly name: string;
  readonly lines: (width: number) => readonly string[];
  /** What must stand in one row each, whatever the width. */
  readonly whole: readonly string[];
  /** What is copied: in one row, or left to the terminal where that is narrower. */
  readonly commands?: readonly string[];
}

const severalServices = `services:
  checkout-web: &web { defaultEnvironment: local, environments: { local: { cloud: emulator } } }
  search-indexer: *web
  notification-mailer: *web
`;

/** What is said of a configuration, line by line. */
function mistakesIn(text: string): readonly string[] {
  try {
    parseConfig(text, 'clicamos.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message.split('\n');
  }
}

/** Every view that is no picture: those that are redrawn in place have specs of their own. */
export const madeViews: readonly MadeView[] = [
  {
    name: 'plan',
    lines: () => [
      header,
      ...describePlan({
        ...{
          plan,
          imageSource: 'from packer log build.log, built 12 min ago, revision 7f3c2d1',
          deployCommand,
        },
        adoptCommand: () => '',
      }),
    ],
    whole: [
      ...['checkout-web-v041', 'checkout-web-v042', image, '12/12 serving', 'min 6, desired 12, max 48'],
      ...['12 of 12', 'earliest 1m55s', 'deadline 15m', '[draining-long]', deployCommand],
      ...['instanceType: t3.micro -> t3.small', 'service checkout-web', 'eu-central-1'],
    ],
  },
  {
    name: 'status',
    lines: () => [
      header,
      ...describeStatus(observation, {
        given,
        beside: [],
        paint,
        speed: 1,
        now: Date.UTC(2026, 10, 28, 9, 1),
      }),
    ],
    whole: [
      ...['checkout-web-v041', '3/3 serving', '0/3 serving', 'i-0123456789abcdefc  eu-central-1c'],
      ...[
        'failing the health checks of checkout-web-elb',
        '`checkout-web-gone`',
        'clicamos resume prod',
        'clicamos abort prod',
        '1m ago',
      ],
    ],
  },
  {
    name: 'plan of one service of several',
    lines: () => [
      header,
      ...describePlan({
        plan,
        imageSource: 'given by its id',
        deployCommand: commandText('deploy', { ...givenOfSeveral, ami: image }),
        adoptCommand: () => '',
      }),
    ],
    whole: [...['checkout-web-v041', 'checkout-web-v042', '12/12 serving', 'earliest 1m55s', 'deadline 15m']],
    commands: [
      'clicamos deploy prod --ami ami-0123456789abcdef0 --service checkout-web --config ops/clicamos.yaml',
    ],
  },
  {
    name: 'plan that is refused',
    lines: () => [
      header,
      ...describePlan({
        plan: refusedPlan,
        imageSource: 'given by its id',
        deployCommand,
        adoptCommand: (adopt) => commandText('plan', { ...givenOfSeveral, ami: image, adopt }),
      }),
    ],
    whole: [
      '[groups-beside]',
      '12 instances',
      'clicamos doctor --permissions',
      '[draining-long, skipped]',
      '[quota]',
    ],
    commands: [
      'clicamos plan prod --adopt checkout-web-asg-of-terraform --ami ami-0123456789abcdef0 --service checkout-web --config ops/clicamos.yaml',
    ],
  },
  {
    name: 'status of one service of several',
    lines: () => [
      header,
      ...describeStatus(observation, {
        given: givenOfSeveral,
        beside: [],
        paint,
        speed: 1,
        now: Date.UTC(2026, 10, 28, 9, 1),
      }),
    ],
    whole: ['3/3 serving', '0/3 serving', '`checkout-web-gone`', '1m ago'],
    commands: [
      'clicamos resume prod --service checkout-web --config ops/clicamos.yaml',
      'clicamos abort prod --service checkout-web --config ops/clicamos.yaml',
    ],
  },
  {
    name: 'the question which service of several',
    lines: () => mistakesIn(severalServices),
    whole: ['--service checkout-web', 'search-indexer', '3 services'],
  },
  {
    name: 'the end of a deploy',
    lines: () => [
      header,
      ...describeEnd({
        ...{
          result: { ...result, outcome: 'deployed' },
          probe,
          speed: 1,
          report: 'clicamos-report/r-7k2p9x/',
        },
        ...{
          url: 'http://checkout-web-123456789.eu-central-1.elb.amazonaws.com/',
          undo: 'clicamos rollback prod',
        },
      }),
    ],
    whole: [
      '12 of 12',
      'wall 4m31s',
      'floor 4m29s',
      '126 812 requests',
      '12 lost',
      'p99 1.2 s',
      'clicamos rollback prod',
    ],
  },
  {
    name: 'the end of a deploy that went back',
    lines: () => [
      header,
      ...describeEnd({
        result: {
          ...result,
          outcome: 'rolled-back',
          reason: why,
          removed: { name: 'checkout-web-v042', imageId: image },
        },
        ...{ probe, speed: 1, evidence: 'clicamos-report/r-7k2p9x/', kept: 'checkout-web-v042' },
        ...{
          lastWords: ['i-0a: Error: listen EADDRINUSE: address already in use'],
          abortCommand: commands.abort,
        },
      }),
    ],
    whole: ['checkout-web-v042', '12 of 12', '2 of 12', 'clicamos-report/r-7k2p9x/', 'clicamos abort prod'],
  },
  {
    name: 'doctor',
    lines: () => [header, ...describeFindings(findings, { commands, given, isFixing: false })],
    whole: ['12 min ago', '12 of 12', 'clicamos doctor prod --fix', 'clicamos resume prod'],
  },
  {
    name: 'doctor --permissions',
    lines: () => [
      header,
      ...describePermissions({
        ...{ kind: 'asked', principal: 'arn:aws:iam::123456789012:role/ci', asked: 40 },
        missing: [
          {
            actions: ['autoscaling:DeleteAutoScalingGroup'],
            why: 'a rollout removes what is over',
            notes: [],
            statement: {
              ...{
                Sid: 'ChangeGenerations',
                Effect: 'Allow',
                Action: ['autoscaling:DeleteAutoScalingGroup'],
              },
            },
          },
        ],
      }),
    ],
    whole: ['arn:aws:iam::123456789012:role/ci', 'autoscaling:DeleteAutoScalingGroup'],
    commands: [
      '{"Sid":"ChangeGenerations","Effect":"Allow","Action":["autoscaling:DeleteAutoScalingGroup"]}',
    ],
  },
  {
    name: 'rehearse',
    lines: (width) => [
      header,
      ...describeRehearsal(
        {
          ...{
            wanted: 40,
            floor: 36,
            assumed: ['30.0 s from InService to the first answer (--boot says otherwise)'],
          },
          advice: [
            {
              scenario: 'slow-boot',
              what: 'rollout.deadlineSeconds',
              text: '10m is too early: it took 12m05s',
            },
          ],
          scenarios: ['an instance that serves is terminated', 'boots take 3 times as long'].map(
            (title, index) => ({
              ...{ name: `${index}`, title, outcome: 'rolled-back', reason: why },
              ...{ wallMs: 1_511_000, lowest: 36, sent: 126_812, lost: 1_242 },
            }),
          ),
        },
        {
          facts: factsOf(),
          width,
          commands: { rehearse: `clicamos rehearse prod --ami ${image}`, deploy: deployCommand },
        },
      ),
    ],
    whole: [
      ...['rolled back', '1 242', '2 of 12', 'rollout.deadlineSeconds', 'floor 36', 'boot 30.0 s'],
      `clicamos rehearse prod --ami ${image}`,
    ],
  },
  {
    name: 'the end of the demo',
    lines: (width) =>
      phaseTable([phase('first deploy', 'web-v001'), phase('slow boot', 'web-v004')], 1, width).split('\n'),
    whole: ['first deploy', 'slow boot', 'web-v004', '126 812', '12'],
  },
];
