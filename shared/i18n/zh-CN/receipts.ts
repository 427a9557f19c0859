/** Words that a receipt's data needs besides its template. */
export const receiptText = {
  cardKind: {
    veteran: '退役军人优待证',
    'bereaved-family': '烈士、因公牺牲军人、病故军人遗属优待证',
    'file-only': '只建档',
  },
  substituted: (proof: string) => `遗失，以${proof}代替`,
} as const;
