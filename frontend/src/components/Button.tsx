import type { ComponentProps } from 'react';

const LOOKS = {
  /** What the page is about: one a form. */
  primary: 'bg-accent-strong text-on-solid hover:brightness-110 border-transparent',
  neutral: 'border-line-strong bg-raised text-ink hover:border-accent',
  /** Beside text and in tables. */
  quiet: 'border-transparent text-muted hover:bg-raised hover:text-ink',
  buy: 'border-transparent bg-buy text-on-solid hover:brightness-110',
  sell: 'border-transparent bg-sell text-on-solid hover:brightness-110',
  danger: 'border-down text-down hover:bg-down-soft',
} as const;

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof LOOKS;
  readonly size?: 'small' | 'normal' | 'large';
}

const SIZES = {
  small: 'px-2 py-0.5 text-xs',
  normal: 'px-3 py-1.5 text-xs',
  large: 'px-4 py-2.5 text-sm',
} as const;

/** A button; its kind says how much attention it asks for. */
export function Button({ look = 'neutral', size = 'normal', type = 'button', className = '', ...button }: ButtonProps) {
  return (
    <button
      type={type}
      className={`rounded border font-medium disabled:cursor-not-allowed disabled:opacity-50 ${LOOKS[look]} ${SIZES[size]} ${className}`}
      {...button}
    />
  );
}
