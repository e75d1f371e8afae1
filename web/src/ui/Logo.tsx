export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-label="MOTK" role="img">
      <rect width="32" height="32" rx="7" fill="var(--accent-fill)" />
      <path
        d="M8 22V10l8 8 8-8v12"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
