interface OnlyATypeSoThatLinesMove {
  readonly lines: 3;
}

describe('a spec in the native runtime', () => {
  it('has the realm of what Node makes', () => {
    const made = JSON.parse('[]') as unknown;
    const moved: OnlyATypeSoThatLinesMove = structuredClone({ lines: 3 });

    expect(made).toBeInstanceOf(Array);
    expect(moved).toBeInstanceOf(Object);
    expect(moved).toStrictEqual({ lines: 3 });
  });

  it('has stack traces that name the lines of its TypeScript', () => {
    expect(new Error('here').stack).toMatch(/native-runtime\.spec\.ts:16:12\)?\n/);
  });
});
