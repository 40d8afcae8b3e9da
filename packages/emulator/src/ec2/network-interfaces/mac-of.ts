/** A locally administered address out of the interface's id. */
export const macOf = (networkInterfaceId: string) =>
  ['02', ...(networkInterfaceId.replace('eni-', '').padEnd(10, '0').match(/../g) ?? []).slice(0, 5)].join(
    ':',
  );
