import type { cdk } from 'projen';

export function configureWorkflows(_root: cdk.JsiiProject): void {}
