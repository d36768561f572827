"""How good a fit is: PSNR, SSIM, spectrum, out-of-band share, seam."""
