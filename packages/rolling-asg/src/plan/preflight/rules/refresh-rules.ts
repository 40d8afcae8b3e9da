import type { PreflightRule } from './rule.js';

/** What is asked of a group that is to keep its name. */
export const refreshRules = {
  'refresh-source': {
    finds: 'refuse',
    why: 'AWS can go back only to a launch template version that has a number.',
    fix: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --launch-template LaunchTemplateId=<template>,Version=<number>',
    isFirm: true,
  },
  'refresh-under-way': {
    finds: 'refuse',
    why: 'A group has one instance refresh at a time, and whoever started this one relies on it.',
    fix: 'aws autoscaling describe-instance-refreshes --auto-scaling-group-name <group>, and wait or cancel-instance-refresh',
    isFirm: true,
  },
  'refresh-room': {
    finds: 'refuse',
    why: 'Without room under the maximum nothing can be launched before what it replaces is terminated.',
    fix: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --max-size <count>',
  },
  'refresh-health': {
    finds: 'refuse',
    why: "Without the load balancer's health check AWS terminates the old instance before the new one serves.",
    fix: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --health-check-type ELB --health-check-grace-period 300',
  },
} as const satisfies Readonly<Record<string, PreflightRule>>;
