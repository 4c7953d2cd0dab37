"""How long things take, in ratios within one run: `python -m tests.benchmarks`."""

from tests.benchmarks import judgement, upload

if __name__ == "__main__":
    upload.main()
    judgement.main()
