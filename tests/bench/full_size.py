"""PSNR of whole photographs after so many seconds, by the command line.

python tests/bench/full_size.py --pictures KODAK --seconds 60
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--preset", default="default")
    parser.add_argument("--set", action="append", default=[])
    options = parser.parse_args()
    wanted = [name for name in options.only.split(",") if name]
    found = []
    for path in sorted(options.pictures.glob("*.png")):
        if wanted and path.stem not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.json"
            command = [sys.executable, "-m", "sinstudio", "fit", path, "-o", f"{folder}/m.sin"]
            command += ["--seconds", options.seconds, "--preset", options.preset]
            command += ["--report", report, "--quiet"]
            command += [part for text in options.set for part in ("--set", text)]
            subprocess.run([str(part) for part in command], check=True)
            row = json.loads(report.read_text())
        found.append(row["psnr_db"])
        print(
            f"{path.stem}: {row['psnr_db']:.2f} dB after {row['steps']} steps in "
            f"{row['seconds']:.1f} s ({row['total_seconds']:.1f} s in all), SSIM "
            f"{row['ssim']:.3f}, out of band {row['out_of_band']:.4f}",
            flush=True,
        )
    print(f"mean {statistics.mean(found):.2f} dB, least {min(found):.2f} dB")


if __name__ == "__main__":
    main()
