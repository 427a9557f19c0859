import { colours } from '#renderer/ui/colours.ts';

type Props = { readonly grey?: boolean };

/** A card lying down on the reader's plate; drawn, so that it is sharp at any size and needs no photograph of a real card. */
export function CardPicture({ grey = false }: Props) {
  const red = grey ? colours.lineStrong : colours.red;
  const ink = grey ? colours.lineStrong : colours.ink;
  return (
    <svg className="kiosk-picture" viewBox="0 0 480 320" aria-hidden="true">
      <rect x="40" y="196" width="400" height="104" rx="18" fill={colours.plate} stroke={ink} strokeWidth="5" />
      <rect
        x="84"
        y="216"
        width="312"
        height="64"
        rx="10"
        fill={colours.paper}
        stroke={ink}
        strokeWidth="4"
        strokeDasharray="14 10"
      />
      <path
        d="M196 236a22 22 0 0 1 0 24M212 228a36 36 0 0 1 0 40M228 220a50 50 0 0 1 0 56"
        transform="rotate(-90 216 248)"
        fill="none"
        stroke={red}
        strokeWidth="6"
        strokeLinecap="round"
      />
      <g transform="translate(110 18)">
        <rect width="260" height="140" rx="14" fill={colours.paper} stroke={ink} strokeWidth="5" />
        <rect x="22" y="26" width="104" height="12" rx="6" fill={ink} />
        <rect x="22" y="52" width="80" height="10" rx="5" fill={colours.lineStrong} />
        <rect x="22" y="74" width="118" height="10" rx="5" fill={colours.lineStrong} />
        <rect x="22" y="108" width="216" height="12" rx="6" fill={ink} />
        <circle cx="198" cy="44" r="16" fill={colours.lineStrong} />
        <path d="M168 94a30 30 0 0 1 60 0z" fill={colours.lineStrong} />
      </g>
      <path
        d="M240 164v34m-22-18 22 22 22-22"
        fill="none"
        stroke={red}
        strokeWidth="10"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
