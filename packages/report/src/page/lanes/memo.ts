import { Component, h, type ComponentChild } from 'preact';

/** Draws again only when one of its properties is another object. */
export function memo<Props extends object>(draw: (props: Props) => ComponentChild) {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return Object.entries(next).some(([key, value]) => value !== this.props[key as keyof Props]);
    }

    override render(props: Props): ComponentChild {
      return h(draw as (all: Props) => ComponentChild as never, props as never);
    }
  };
}
