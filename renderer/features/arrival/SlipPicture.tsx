import { colours } from '#renderer/ui/colours.ts';

/** A slip whose square code is held under a scanner's light. */
export function SlipPicture() {
  return (
    <svg className="kiosk-picture" viewBox="0 0 480 320" aria-hidden="true">
      <path
        d="M150 34h180l24 40H126z"
        fill={colours.plate}
        stroke={colours.ink}
        strokeWidth="5"
        strokeLinejoin="round"
      />
      <path d="M164 78 124 170M316 78l40 92M240 78v70" stroke={colours.red} strokeWidth="6" strokeDasharray="14 10" />
      <rect
        x="118"
        y="150"
        width="244"
        height="150"
        rx="10"
        fill={colours.paper}
        stroke={colours.ink}
        strokeWidth="5"
      />
      <g fill={colours.ink}>
        <path d="M190 172h32v32h-32zm8 8v16h16v-16zM258 172h32v32h-32zm8 8v16h16v-16zM190 240h32v32h-32zm8 8v16h16v-16z" />
        <path d="M232 172h12v12h-12zM232 196h12v22h-12zM190 216h22v12h-22zM258 216h14v14h-14zM280 216h10v22h-10zM232 232h16v14h-16zM258 244h14v28h-14zM232 258h12v14h-12zM280 252h10v20h-10z" />
      </g>
    </svg>
  );
}
