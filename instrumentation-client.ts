import "#components/common/style-nonce.ts";
