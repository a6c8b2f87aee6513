<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CoreWords</name>
    <message>
        <source>task: %1</source>
        <translation>题目：%1</translation>
    </message>
    <message>
        <source>check: %1</source>
        <translation>验证：%1</translation>
    </message>
    <message>
        <source>final answer: %1</source>
        <translation>最终答案：%1</translation>
    </message>
    <message>
        <source>repeats approach %1</source>
        <translation>重复解法 %1</translation>
    </message>
    <message>
        <source>repeats check %1</source>
        <translation>重复验证 %1</translation>
    </message>
    <message>
        <source>fields chosen by hand</source>
        <translation>手动选择的字段</translation>
    </message>
    <message>
        <source>%1, the whole text</source>
        <translation>%1，整段文本</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1，含 %2</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>列 %1</translation>
    </message>
</context>
<context>
    <name>FileChange</name>
    <message>
        <source>%1 has grown since it was opened. Open it again to see what is new.</source>
        <translation>%1 打开后变长了。重新打开即可看到新内容。</translation>
    </message>
    <message>
        <source>%1 was cut shorter while it was open: records are lost. Open it again.</source>
        <translation>%1 打开期间被截短：部分记录已丢失。请重新打开。</translation>
    </message>
    <message>
        <source>%1 was changed while it was open: records may be read wrongly. Open it again.</source>
        <translation>%1 打开期间被改动：记录可能读错。请重新打开。</translation>
    </message>
    <message>
        <source>%1 was replaced. The earlier file is shown until it is opened again.</source>
        <translation>%1 已被替换。重新打开之前显示的是原来的文件。</translation>
    </message>
    <message>
        <source>%1 was deleted or moved. It is shown until it is closed.</source>
        <translation>%1 已被删除或移走。关闭之前仍可显示。</translation>
    </message>
    <message>
        <source>%1 is no longer there: its records cannot be read.</source>
        <translation>%1 已不存在：其中的记录无法读取。</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>There is no field &quot;%1&quot;. To look for this text, put it in double quotes.</source>
        <translation>没有名为“%1”的字段。要查找这段文字，请用双引号括起来。</translation>
    </message>
    <message>
        <source>A value is missing after &quot;%1&quot;.</source>
        <translation>“%1”之后缺少值。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number such as 8000, 8k or 1k..8k.</source>
        <translation>“%1”不是数字；请写成 8000、8k 或 1k..8k。</translation>
    </message>
    <message>
        <source>Only saving is counted in per cent.</source>
        <translation>只有 saving 以百分比计。</translation>
    </message>
    <message>
        <source>This range ends before it begins.</source>
        <translation>这个范围的终点小于起点。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of these: %2.</source>
        <translation>“%1”不在以下各项之中：%2。</translation>
    </message>
    <message>
        <source>Only numbers are less or greater; use : or = after &quot;%1&quot;.</source>
        <translation>只有数字可以比大小；请在“%1”之后用 : 或 =。</translation>
    </message>
    <message>
        <source>The closing &quot; is missing.</source>
        <translation>缺少右引号 &quot;。</translation>
    </message>
    <message>
        <source>The closing / is missing. To look for a slash, put the text in double quotes.</source>
        <translation>缺少结尾的 /。要查找斜杠，请用双引号把文字括起来。</translation>
    </message>
    <message>
        <source>This is no regular expression: %2.</source>
        <translation>这不是正则表达式：%2。</translation>
    </message>
    <message>
        <source>After a pattern only i, s and x may stand, not &quot;%1&quot;.</source>
        <translation>正则表达式之后只能写 i、s 和 x，不能写“%1”。</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>没有要查找的内容。</translation>
    </message>
    <message>
        <source>The closing ) is missing.</source>
        <translation>缺少右括号 )。</translation>
    </message>
    <message>
        <source>This ) closes nothing. To look for it, put it in double quotes.</source>
        <translation>这个 ) 没有对应的左括号。要查找它，请用双引号括起来。</translation>
    </message>
    <message>
        <source>Something is missing beside &quot;%1&quot;.</source>
        <translation>“%1”旁边缺少内容。</translation>
    </message>
    <message>
        <source>Parentheses are nested too deeply.</source>
        <translation>括号嵌套过深。</translation>
    </message>
    <message>
        <source>The filter is not UTF-8 text.</source>
        <translation>筛选条件不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>text in the id</source>
        <translation>编号中的文字</translation>
    </message>
    <message>
        <source>text in the problem</source>
        <translation>题目中的文字</translation>
    </message>
    <message>
        <source>text in the reasoning</source>
        <translation>推理中的文字</translation>
    </message>
    <message>
        <source>text in the response</source>
        <translation>回答中的文字</translation>
    </message>
    <message>
        <source>text in the reference answer</source>
        <translation>参考答案中的文字</translation>
    </message>
    <message>
        <source>name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>position in the corpus</source>
        <translation>在语料中的位置</translation>
    </message>
    <message>
        <source>tokens of the reasoning</source>
        <translation>推理的词元数</translation>
    </message>
    <message>
        <source>tokens after cleaning</source>
        <translation>清理后的词元数</translation>
    </message>
    <message>
        <source>per cent that cleaning saves</source>
        <translation>清理节省的百分比</translation>
    </message>
    <message>
        <source>number of approaches</source>
        <translation>解法数</translation>
    </message>
    <message>
        <source>number of checks</source>
        <translation>检查数</translation>
    </message>
    <message>
        <source>pieces that repeat</source>
        <translation>重复的片段数</translation>
    </message>
    <message>
        <source>false statements</source>
        <translation>错误陈述数</translation>
    </message>
    <message>
        <source>whether the answer is reached</source>
        <translation>是否得出答案</translation>
    </message>
    <message>
        <source>what the preset does</source>
        <translation>预设的处理结果</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>no correct approach</source>
        <translation>没有正确解法</translation>
    </message>
    <message>
        <source>not decidable</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>no approach</source>
        <translation>无解法</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未修改</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不收录</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Result of the preset</source>
        <translation>预设的结果</translation>
    </message>
    <message>
        <source>Approaches</source>
        <translation>解法</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>节省</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>Source file</source>
        <translation>来源文件</translation>
    </message>
</context>
<context>
    <name>PathFault</name>
    <message>
        <source>it is empty</source>
        <translation>路径为空</translation>
    </message>
    <message>
        <source>the ] is missing</source>
        <translation>缺少 ]</translation>
    </message>
    <message>
        <source>the name in quotes is not closed</source>
        <translation>引号中的名称没有结束</translation>
    </message>
    <message>
        <source>a number, *, name=value or a name in quotes is wanted</source>
        <translation>这里应为数字、*、name=value 或带引号的名称</translation>
    </message>
    <message>
        <source>a dot is missing</source>
        <translation>缺少点号</translation>
    </message>
    <message>
        <source>a name is missing</source>
        <translation>缺少名称</translation>
    </message>
    <message>
        <source>a second * stands</source>
        <translation>出现了第二个 *</translation>
    </message>
    <message>
        <source>Character %1: %2.</source>
        <translation>第 %1 个字符：%2。</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>repeats %1: %2</source>
        <translation>重复%1：%2</translation>
    </message>
    <message>
        <source>repeats %1</source>
        <translation>重复%1</translation>
    </message>
    <message>
        <source>approach %1</source>
        <translation>解法 %1</translation>
    </message>
    <message>
        <source>check %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>the same text again</source>
        <translation>文字完全相同</translation>
    </message>
    <message>
        <source>same calculation</source>
        <translation>计算相同</translation>
    </message>
    <message>
        <source>same values</source>
        <translation>数值相同</translation>
    </message>
    <message>
        <source>no new values</source>
        <translation>没有新的数值</translation>
    </message>
    <message>
        <source>announced as a repeat</source>
        <translation>自称是重复</translation>
    </message>
    <message>
        <source>same result (%1)</source>
        <translation>结果相同（%1）</translation>
    </message>
    <message>
        <source>nothing new in it</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>reaches a wrong answer</source>
        <translation>得到错误的答案</translation>
    </message>
    <message>
        <source>reaches %1, which is wrong</source>
        <translation>得到 %1，这是错的</translation>
    </message>
    <message>
        <source>reaches no answer</source>
        <translation>没有得到答案</translation>
    </message>
    <message>
        <source>a check that finds nothing</source>
        <translation>没有结论的验证</translation>
    </message>
    <message>
        <source>stands after %1, the first correct one</source>
        <translation>位于第一个正确的解法（%1）之后</translation>
    </message>
    <message>
        <source>stands after %1, the first with an answer</source>
        <translation>位于第一个得出答案的解法（%1）之后</translation>
    </message>
    <message>
        <source>holds an error: %1</source>
        <translation>含有错误：%1</translation>
    </message>
    <message>
        <source>false: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>worked out: %1</source>
        <translation>算出的结果：%1</translation>
    </message>
    <message>
        <source>the text puts it right later</source>
        <translation>后文已更正</translation>
    </message>
    <message>
        <source>dropped by you</source>
        <translation>由您删除</translation>
    </message>
    <message>
        <source>nothing is left that this contrasts with</source>
        <translation>与之对比的内容已不存在</translation>
    </message>
    <message>
        <source>white space that stood on both sides of the cut</source>
        <translation>删除处两侧的空白</translation>
    </message>
    <message>
        <source>white space before the new end</source>
        <translation>新结尾之前的空白</translation>
    </message>
    <message>
        <source>what is left of the sentence says nothing</source>
        <translation>句子剩余部分没有意义</translation>
    </message>
    <message>
        <source>there is no approach in it</source>
        <translation>其中没有解法</translation>
    </message>
    <message>
        <source>no approach reaches the reference answer</source>
        <translation>没有解法得到参考答案</translation>
    </message>
    <message>
        <source>no approach reaches the trace&apos;s own final answer</source>
        <translation>没有解法得到轨迹自身的最终答案</translation>
    </message>
    <message>
        <source>no approach would be left</source>
        <translation>将不剩任何解法</translation>
    </message>
    <message>
        <source>the final answer %1 would be lost</source>
        <translation>最终答案 %1 将会丢失</translation>
    </message>
    <message>
        <source>states no answer</source>
        <translation>没有给出答案</translation>
    </message>
    <message>
        <source>states %1; the reference is %2</source>
        <translation>给出 %1；参考答案是 %2</translation>
    </message>
    <message>
        <source>it announces a check</source>
        <translation>宣布要进行验证</translation>
    </message>
    <message>
        <source>it doubts what was found</source>
        <translation>对已得结果产生怀疑</translation>
    </message>
    <message>
        <source>it wants to make sure</source>
        <translation>想要确认</translation>
    </message>
    <message>
        <source>it goes over the work again</source>
        <translation>重新检查推导</translation>
    </message>
    <message>
        <source>the writer is not sure any more</source>
        <translation>作者不再确定</translation>
    </message>
    <message>
        <source>it tests a case</source>
        <translation>检验一个具体情形</translation>
    </message>
    <message>
        <source>it looks at the result in another way</source>
        <translation>从另一个角度看结果</translation>
    </message>
    <message>
        <source>it stops short and sets out anew</source>
        <translation>停下来重新开始</translation>
    </message>
    <message>
        <source>it stops short</source>
        <translation>突然停顿</translation>
    </message>
    <message>
        <source>it looks back on the result</source>
        <translation>回顾结果</translation>
    </message>
    <message>
        <source>it announces another way</source>
        <translation>宣布换一种方法</translation>
    </message>
    <message>
        <source>it starts again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>it drops the way before</source>
        <translation>放弃之前的方法</translation>
    </message>
    <message>
        <source>it turns to other words and values</source>
        <translation>文字转向别的词语和数值</translation>
    </message>
    <message>
        <source>it sets out anew with a formula</source>
        <translation>以公式重新着手推导</translation>
    </message>
    <message>
        <source>it sets out anew</source>
        <translation>重新着手推导</translation>
    </message>
    <message>
        <source>it writes code</source>
        <translation>编写代码</translation>
    </message>
    <message>
        <source>the working begins with a formula</source>
        <translation>以公式开始推导</translation>
    </message>
    <message>
        <source>the working begins</source>
        <translation>推导开始</translation>
    </message>
    <message>
        <source>it sets up a case to work on</source>
        <translation>设定一种情形来推导</translation>
    </message>
    <message>
        <source>it names a method</source>
        <translation>说出了一种方法</translation>
    </message>
    <message>
        <source>it takes up a fact to work with</source>
        <translation>引入一个事实来推导</translation>
    </message>
    <message>
        <source>it gathers known facts</source>
        <translation>整理已知事实</translation>
    </message>
    <message>
        <source>it sorts out what is asked</source>
        <translation>理清所求的内容</translation>
    </message>
    <message>
        <source>it looks closer at the task</source>
        <translation>进一步审视题目</translation>
    </message>
    <message>
        <source>it plans before any working</source>
        <translation>在推导前制定计划</translation>
    </message>
    <message>
        <source>it says what is asked</source>
        <translation>说明所求的内容</translation>
    </message>
    <message>
        <source>it speaks of the task</source>
        <translation>谈论题目</translation>
    </message>
    <message>
        <source>it announces the final answer</source>
        <translation>宣布最终答案</translation>
    </message>
    <message>
        <source>it states the answer for good</source>
        <translation>确定地给出答案</translation>
    </message>
    <message>
        <source>it draws the final result</source>
        <translation>得出最终结果</translation>
    </message>
    <message>
        <source>it boxes the final answer</source>
        <translation>用方框给出最终答案</translation>
    </message>
    <message>
        <source>its words are those of the problem</source>
        <translation>用词与题目相同</translation>
    </message>
    <message>
        <source>the trace begins with the task</source>
        <translation>轨迹以题目开头</translation>
    </message>
    <message>
        <source>nothing is worked out yet</source>
        <translation>尚未开始推导</translation>
    </message>
    <message>
        <source>it goes over figures from before</source>
        <translation>核对之前的数字</translation>
    </message>
    <message>
        <source>it reflects on the result</source>
        <translation>反思结果</translation>
    </message>
    <message>
        <source>the write-up begins</source>
        <translation>开始书写解答</translation>
    </message>
    <message>
        <source>the trace closes</source>
        <translation>轨迹收尾</translation>
    </message>
    <message>
        <source>right after an answer</source>
        <translation>紧接在答案之后</translation>
    </message>
    <message>
        <source>an answer was stated before</source>
        <translation>此前已给出答案</translation>
    </message>
    <message>
        <source>no answer was reached before</source>
        <translation>此前没有得到答案</translation>
    </message>
    <message>
        <source>reaches no final answer</source>
        <translation>没有得出最终答案</translation>
    </message>
    <message>
        <source>not decidable: there is no answer to compare with</source>
        <translation>无法判定：没有可供对照的答案</translation>
    </message>
    <message>
        <source>states %1; the trace&apos;s own final answer is %2</source>
        <translation>给出 %1；轨迹自身的最终答案是 %2</translation>
    </message>
    <message>
        <source>completed by the check that follows</source>
        <translation>由其后的验证补全</translation>
    </message>
    <message>
        <source>goes on behind a check</source>
        <translation>在验证之后继续</translation>
    </message>
    <message>
        <source>states %1, but gives it up behind it</source>
        <translation>得出 %1，但随后放弃</translation>
    </message>
    <message>
        <source>states %1, but the text breaks off behind it</source>
        <translation>得出 %1，但其后文本中断</translation>
    </message>
    <message>
        <source>comes by %1, but does not settle on it: another approach follows</source>
        <translation>提到 %1，但未确定：随后是另一解法</translation>
    </message>
    <message>
        <source>it may end elsewhere</source>
        <translation>它可能在别处结束</translation>
    </message>
    <message>
        <source>it may begin elsewhere</source>
        <translation>它可能在别处开始</translation>
    </message>
    <message>
        <source>no answer stands before it that it could check</source>
        <translation>此前没有可供它验证的答案</translation>
    </message>
    <message>
        <source>the trace ends with %1, the reference, and no approach states it more clearly</source>
        <translation>轨迹以参考答案 %1 结尾，且没有别的解法更明确地给出它</translation>
    </message>
    <message>
        <source>the trace ends with %1, not the reference, and no approach states an answer</source>
        <translation>轨迹以 %1 结尾，与参考答案不符，且没有解法给出答案</translation>
    </message>
    <message>
        <source>a comma with nothing before it</source>
        <translation>前面已无内容的逗号</translation>
    </message>
    <message>
        <source>The tokenizer %1 cannot count this text: its regular expression needs too many steps on it. Choose another tokenizer, or mend the expression in its tokenizer.json: %2</source>
        <translation>分词器 %1 无法统计这段文本：其正则表达式在此需要的步数过多。请选择其他分词器，或修改其 tokenizer.json 中的表达式：%2</translation>
    </message>
    <message>
        <source>not decidable: whether an approach is wrong is not sure enough</source>
        <translation>无法判断：哪个解法错了还不够有把握</translation>
    </message>
    <message>
        <source>the same text as %1</source>
        <translation>与%1文字完全相同</translation>
    </message>
    <message>
        <source>most like %1</source>
        <translation>与%1最相近</translation>
    </message>
</context>
<context>
    <name>app::Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple</source>
        <translation>打开示例语料(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Forget recent files</source>
        <translation>清除最近的文件(&amp;F)</translation>
    </message>
    <message>
        <source>Ru&amp;n</source>
        <translation>运行(&amp;N)</translation>
    </message>
    <message>
        <source>Clean the whole corpus and fill in its numbers (F5)</source>
        <translation>清洗整个语料并填入统计数字（F5）</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the cleaned corpus to a file (Ctrl+E)</source>
        <translation>将清洗后的语料写入文件（Ctrl+E）</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>重做(&amp;D)</translation>
    </message>
    <message>
        <source>Filter the &amp;corpus</source>
        <translation>筛选语料(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next record</source>
        <translation>下一条记录(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous record</source>
        <translation>上一条记录(&amp;P)</translation>
    </message>
    <message>
        <source>F&amp;ields…</source>
        <translation>字段(&amp;I)…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>&amp;Corpus</source>
        <translation>语料(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Details and cleaning</source>
        <translation>详情与清洗(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Issues</source>
        <translation>问题(&amp;I)</translation>
    </message>
    <message>
        <source>Next &amp;theme</source>
        <translation>切换主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About DLCoT Studio</source>
        <translation>关于 DLCoT Studio(&amp;A)</translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open a&amp;gain</source>
        <translation>重新打开(&amp;G)</translation>
    </message>
    <message>
        <source>Read the files of the corpus as they are now (Ctrl+R)</source>
        <translation>按现在的样子重新读取语料文件 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Open gold la&amp;bels…</source>
        <translation>打开标准标注(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Gold labels</source>
        <translation>标准标注(&amp;G)</translation>
    </message>
    <message>
        <source>Ne&amp;xt disagreement with gold</source>
        <translation>下一处与标准的分歧(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Previous disagreement with gold</source>
        <translation>上一处与标准的分歧(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>窗口的下一部分(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous part of the window</source>
        <translation>窗口的上一部分(&amp;P)</translation>
    </message>
</context>
<context>
    <name>app::ExportFlow</name>
    <message>
        <source>Export the cleaned corpus</source>
        <translation>导出清洗后的语料</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件（*）</translation>
    </message>
    <message>
        <source>Overwrite?</source>
        <translation>是否覆盖？</translation>
    </message>
    <message>
        <source>These files exist already and would be overwritten:
%1</source>
        <translation>以下文件已存在，将被覆盖：
%1</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>覆盖(&amp;O)</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>导出已停止；没有写入任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n records written to %1</source>
        <translation>
            <numerusform>已将 %n 条记录写入 %1</numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 left out</source>
        <translation> · %1 条未写入</translation>
    </message>
    <message numerus="yes">
        <source> · %n rejected</source>
        <translation>
            <numerusform> · %n 条被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>JSON Lines (%1)</source>
        <translation>JSON Lines (%1)</translation>
    </message>
    <message>
        <source>Parquet (%1)</source>
        <translation>Parquet (%1)</translation>
    </message>
    <message>
        <source>Tables of text (%1)</source>
        <translation>文本表格 (%1)</translation>
    </message>
</context>
<context>
    <name>app::GoldFlow</name>
    <message>
        <source>Open gold labels</source>
        <translation>打开标准标注</translation>
    </message>
    <message>
        <source>Gold labels (*.jsonl *.json *.gz *.zst)</source>
        <translation>标准标注 (*.jsonl *.json *.gz *.zst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Comparing with %1…</source>
        <translation>正在与 %1 比较…</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>比较已停止。</translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln traces of %1 is in the corpus that is open. They are found by id or text; the first is “%2”. Open the corpus that they belong to, or %1 itself as a corpus (Ctrl+O).</source>
        <translation>
            <numerusform>%1 的 %Ln 条轨迹都不在当前语料中。轨迹按 id 或文本查找，第一条是“%2”。请打开它们所属的语料，或将 %1 本身作为语料打开（Ctrl+O）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>In the trace</source>
        <translation>轨迹中</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Back from a filter, a find bar, a list</source>
        <translation>从筛选、查找栏或列表返回</translation>
    </message>
    <message>
        <source>In the corpus</source>
        <translation>在语料中</translation>
    </message>
    <message>
        <source>Earlier filters, in the filter</source>
        <translation>在筛选框中：以前的筛选</translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation>折叠或展开</translation>
    </message>
    <message>
        <source>In Compare</source>
        <translation>在对比页中</translation>
    </message>
</context>
<context>
    <name>app::MainToolBar</name>
    <message>
        <source>Main toolbar</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>About DLCoT Studio</source>
        <translation>关于 DLCoT Studio</translation>
    </message>
    <message>
        <source>DLCoT Studio %1

Takes long chain-of-thought traces apart, cleans them, compares and exports.

GPL-3.0-or-later. Built with Qt %2 and QCustomPlot.</source>
        <translation>DLCoT Studio %1

拆解、清洗、对比并导出长思维链轨迹。

GPL-3.0-or-later。使用 Qt %2 和 QCustomPlot 构建。</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>&amp;Tokenizer</source>
        <translation>分词器(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>没有最近的文件</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>语料</translation>
    </message>
    <message>
        <source>Details and cleaning</source>
        <translation>详情与清洗</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Menu</source>
        <translation>菜单(&amp;M)</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>读取方式：%1</translation>
    </message>
    <message>
        <source>%1 – DLCoT Studio</source>
        <translation>%1 – DLCoT Studio</translation>
    </message>
    <message>
        <source>DLCoT Studio</source>
        <translation>DLCoT Studio</translation>
    </message>
    <message>
        <source>Gold labels</source>
        <translation>标准标注</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>app::NoticeBar</name>
    <message>
        <source>What has happened to the files</source>
        <translation>文件发生的变化</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>app::OpenFlow</name>
    <message>
        <source>Corpora (%1)</source>
        <translation>语料 (%1)</translation>
    </message>
    <message>
        <source>JSON Lines (%1)</source>
        <translation>JSON Lines (%1)</translation>
    </message>
    <message>
        <source>JSON (%1)</source>
        <translation>JSON (%1)</translation>
    </message>
    <message>
        <source>Parquet (%1)</source>
        <translation>Parquet (%1)</translation>
    </message>
    <message>
        <source>Tables of text (%1)</source>
        <translation>文本表格 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n records share their id with another: %1 stands on records %2 and %3, for example.</source>
        <translation>
            <numerusform>%n 条记录的编号重复：例如 %1 出现在记录 %2 和 %3。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a corpus</source>
        <translation>打开语料</translation>
    </message>
    <message>
        <source>Open a folder as one corpus</source>
        <translation>将文件夹作为一个语料打开</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 及另外 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more – %2</source>
        <translation>
            <numerusform>%1 等，另有 %n 个 – %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more files have changed as well.</source>
        <translation>
            <numerusform>另外 %n 个文件也有变化。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more records cannot be read.</source>
        <translation>
            <numerusform>另有 %Ln 条记录无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>DuckDB and SQLite databases (%1)</source>
        <translation>DuckDB 和 SQLite 数据库 (%1)</translation>
    </message>
</context>
<context>
    <name>app::Screenshots</name>
    <message>
        <source>The folder %1 can&apos;t be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>app::Session</name>
    <message>
        <source>decision on a piece of record %1</source>
        <translation>对记录 %1 中一个片段的决定</translation>
    </message>
    <message>
        <source>There is nothing to export yet: open a corpus whose reasoning field is known.</source>
        <translation>还没有可导出的内容：请打开推理字段已确定的语料。</translation>
    </message>
    <message>
        <source>This would overwrite the corpus that is open. Choose another name for the cleaned one.</source>
        <translation>这会覆盖当前打开的语料。请为清洗后的语料另选一个文件名。</translation>
    </message>
</context>
<context>
    <name>app::StatusStrip</name>
    <message>
        <source>opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>正在读取 %1 / %2</translation>
    </message>
    <message>
        <source>analysing %1 of %2</source>
        <translation>正在分析 %1 / %2</translation>
    </message>
    <message>
        <source>exporting %1 of %2</source>
        <translation>正在导出 %1 / %2</translation>
    </message>
    <message>
        <source>%1 · %2 tokens (%3) · all left out</source>
        <translation>%1 · %2 个词元（%3）· 全部未写入</translation>
    </message>
    <message>
        <source> · %1 left out</source>
        <translation> · %1 条未写入</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>All traces: %1 tokens (%2). Left out as unsolvable: %3 tokens in %4 traces.</source>
        <translation>全部轨迹：%1 个词元 (%2)。因无解而排除：%4 条轨迹中的 %3 个词元。</translation>
    </message>
    <message>
        <source>What is wrong with the corpus, and records that could not be read</source>
        <translation>语料的问题，以及无法读取的记录</translation>
    </message>
    <message>
        <source>%1 traces in %2 records</source>
        <translation>%2 条记录中的 %1 条轨迹</translation>
    </message>
    <message>
        <source>%1 · %2 tokens (%3) → %4 (%5)</source>
        <translation>%1 · %2 个词元（%3）→ %4（%5）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln issues</source>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>comparing %1 of %2</source>
        <translation>正在比较 %1 / %2</translation>
    </message>
</context>
<context>
    <name>app::TokenizerChoice</name>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>Compare with another tokenizer</source>
        <translation>与另一个分词器比较</translation>
    </message>
    <message>
        <source>Count with a second tokenizer as well: a student&apos;s beside the teacher&apos;s</source>
        <translation>同时用第二个分词器计数：学生模型与教师模型并列</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>与 %1 比较</translation>
    </message>
    <message>
        <source>Compare with none</source>
        <translation>不比较</translation>
    </message>
    <message>
        <source>Open a tokenizer</source>
        <translation>打开分词器</translation>
    </message>
    <message>
        <source>tokenizer.json (*.json)</source>
        <translation>tokenizer.json (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>and another…</source>
        <translation>再加一个…</translation>
    </message>
    <message>
        <source>and %1</source>
        <translation>和 %1</translation>
    </message>
</context>
<context>
    <name>app::Welcome</name>
    <message>
        <source>Nothing is open</source>
        <translation>尚未打开任何文件</translation>
    </message>
    <message>
        <source>Open a corpus or drop one here. Try the sample.</source>
        <translation>打开语料，或将文件拖放到此处。也可以试试示例语料。</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Try the &amp;sample</source>
        <translation>试试示例语料(&amp;S)</translation>
    </message>
    <message>
        <source>JSONL, JSON, CSV or TSV (also as .gz or .zst), Parquet, DuckDB or SQLite with long chain-of-thought traces: a file, several, or a folder.</source>
        <translation>含长思维链轨迹的 JSONL、JSON、CSV 或 TSV（也可为 .gz 或 .zst）、Parquet、DuckDB 或 SQLite：一个文件、多个文件或一个文件夹。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Takes long chain-of-thought traces apart, cleans them, compares, exports.</source>
        <translation>拆解、清洗、对比并导出长思维链轨迹。</translation>
    </message>
    <message>
        <source>Render the main views of FILE to PNG files in DIR, without a display.</source>
        <translation>无需显示器，将 FILE 的主要视图渲染为 DIR 中的 PNG 文件。</translation>
    </message>
    <message>
        <source>Corpus to open: a file, a folder, or several of them.</source>
        <translation>要打开的语料：一个文件、一个文件夹，或若干个。</translation>
    </message>
    <message>
        <source>--screenshot needs one corpus: dlcot-studio --screenshot DIR FILE</source>
        <translation>--screenshot 需要一个语料：dlcot-studio --screenshot DIR FILE</translation>
    </message>
</context>
<context>
    <name>widgets::ApproachTreeModel</name>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元数</translation>
    </message>
</context>
<context>
    <name>widgets::ChartExport</name>
    <message>
        <source>The picture could not be saved: %1</source>
        <translation>无法保存图片：%1</translation>
    </message>
</context>
<context>
    <name>widgets::ChartPlot</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>widgets::ChartsView</name>
    <message>
        <source>Nothing to draw yet. Open a corpus and run the cleaning (F5).</source>
        <translation>还没有可绘制的数据。请打开语料并运行清洗（F5）。</translation>
    </message>
    <message>
        <source>Which chart</source>
        <translation>选择图表</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Per trace</source>
        <translation>逐条轨迹</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Order of the traces</source>
        <translation>轨迹的排序</translation>
    </message>
    <message>
        <source>Largest saving first</source>
        <translation>节省最多的在前</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>最长的在前</translation>
    </message>
    <message>
        <source>As in the corpus</source>
        <translation>按语料中的顺序</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>保存(&amp;V)</translation>
    </message>
    <message>
        <source>Save the chart or its numbers</source>
        <translation>保存图表或其数据</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>图片（PNG）…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>矢量图（SVG）…</translation>
    </message>
    <message>
        <source>Document (PDF)…</source>
        <translation>文档（PDF）…</translation>
    </message>
    <message>
        <source>Numbers of all traces (CSV)…</source>
        <translation>全部轨迹的数据（CSV）…</translation>
    </message>
    <message>
        <source>%1 tokens (%2), all left out</source>
        <translation>%1 个词元（%2），全部未写入</translation>
    </message>
    <message>
        <source>%1 → %2 tokens (%3), %4</source>
        <translation>%1 → %2 个词元（%3），%4</translation>
    </message>
    <message>
        <source>There are no numbers to save yet.</source>
        <translation>还没有可保存的数据。</translation>
    </message>
    <message>
        <source>%1 file (*.%2)</source>
        <translation>%1 文件 (*.%2)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Statistics (CSV)…</source>
        <translation>统计（CSV）…</translation>
    </message>
    <message>
        <source>The statistics are saved as CSV.</source>
        <translation>统计只能保存为 CSV。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Traces that are left out: %1; their %2 tokens are not counted here</source>
        <translation>未写入的轨迹：%1 条；其 %2 个词元不计入此处</translation>
    </message>
</context>
<context>
    <name>widgets::CleaningPanel</name>
    <message>
        <source>Removes the last repeated piece.</source>
        <translation>删除最后一个重复片段。</translation>
    </message>
    <message>
        <source>Removes the last two repeated pieces.</source>
        <translation>删除最后两个重复片段。</translation>
    </message>
    <message>
        <source>Removes every piece that repeats an earlier one.</source>
        <translation>删除所有重复前文的片段。</translation>
    </message>
    <message>
        <source>Removes every repeat, and every approach with a wrong answer or none.</source>
        <translation>删除所有重复，以及答案错误或没有答案的解法。</translation>
    </message>
    <message>
        <source>Keeps all up to the first approach with an answer, and the conclusion.</source>
        <translation>保留到第一个得出答案的解法为止的全部内容，以及结论。</translation>
    </message>
    <message>
        <source>Removes repeats, but no correct approach up to the first one. Leaves out traces that never get it right.</source>
        <translation>删除重复，但到第一个正确解法为止不删除正确解法。从未得到正确答案的轨迹不写入。</translation>
    </message>
    <message>
        <source>As trunk, and removes false statements or the whole approach with them.</source>
        <translation>同 trunk，并删除错误陈述，或删除含有错误陈述的整个解法。</translation>
    </message>
    <message>
        <source>As trunk, and removes approaches with a false statement whole.</source>
        <translation>同 trunk，并整个删除含有错误陈述的解法。</translation>
    </message>
    <message>
        <source>Keeps all up to the first correct approach, and the conclusion.</source>
        <translation>保留到第一个正确解法为止的全部内容，以及结论。</translation>
    </message>
    <message>
        <source>Removes checks that repeat or find nothing; never an approach.</source>
        <translation>删除重复或没有结论的验证；从不删除解法。</translation>
    </message>
    <message>
        <source>Your own choice of the switches below.</source>
        <translation>按下方开关自行组合。</translation>
    </message>
    <message>
        <source>This trace is left out of the cleaned corpus: %1</source>
        <translation>这条轨迹不写入清洗后的语料：%1</translation>
    </message>
    <message>
        <source>This trace is kept as it was: %1</source>
        <translation>这条轨迹保持原样：%1</translation>
    </message>
    <message>
        <source>Nothing goes from this trace.</source>
        <translation>这条轨迹没有内容被删除。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>What cleaning does to this trace</source>
        <translation>清洗对这条轨迹的作用</translation>
    </message>
    <message>
        <source>Repeated pieces</source>
        <translation>重复片段</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>remove the last</source>
        <translation>删除最后若干个</translation>
    </message>
    <message>
        <source>remove all</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>How many repeated pieces</source>
        <translation>重复片段的个数</translation>
    </message>
    <message>
        <source>False statements</source>
        <translation>错误陈述</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>remove approaches</source>
        <translation>删除整个解法</translation>
    </message>
    <message>
        <source>Cut the text</source>
        <translation>截断正文</translation>
    </message>
    <message>
        <source>after the first answer</source>
        <translation>第一个答案之后</translation>
    </message>
    <message>
        <source>after the first correct</source>
        <translation>第一个正确解法之后</translation>
    </message>
    <message>
        <source>Drop &amp;wrong approaches</source>
        <translation>删除错误的解法(&amp;W)</translation>
    </message>
    <message>
        <source>Drop &amp;unfinished approaches</source>
        <translation>删除未完成的解法(&amp;U)</translation>
    </message>
    <message>
        <source>Drop repeate&amp;d checks</source>
        <translation>删除重复的验证(&amp;D)</translation>
    </message>
    <message>
        <source>Drop empt&amp;y checks</source>
        <translation>删除没有结论的验证(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Leave out unsolvable traces</source>
        <translation>不写入无解的轨迹(&amp;L)</translation>
    </message>
    <message>
        <source>Unli&amp;kely repeats too</source>
        <translation>把握不大的重复也删除(&amp;K)</translation>
    </message>
    <message>
        <source>Repeats that are less than half sure stay, unless this is chosen. Part of no preset.</source>
        <translation>把握不到一半的重复会保留，除非勾选此项。不属于任何预设。</translation>
    </message>
    <message>
        <source>Every approach whose answer differs from the reference</source>
        <translation>所有答案与参考答案不符的解法</translation>
    </message>
    <message>
        <source>Every approach that reaches no answer</source>
        <translation>所有没有得到答案的解法</translation>
    </message>
    <message>
        <source>Every check that repeats an earlier one</source>
        <translation>所有重复前文的验证</translation>
    </message>
    <message>
        <source>Every check that neither confirms nor refutes</source>
        <translation>所有既未确认也未推翻结果的验证</translation>
    </message>
    <message>
        <source>Traces without a correct approach do not go into the cleaned corpus; the report lists them.</source>
        <translation>没有正确解法的轨迹不写入清洗后的语料，而是列在报告中。</translation>
    </message>
    <message>
        <source>&amp;Repeats</source>
        <translation>重复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Errors</source>
        <translation>错误(&amp;E)</translation>
    </message>
    <message numerus="yes">
        <source>%n pieces go, %1</source>
        <translation>
            <numerusform>删除 %n 段，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2 tokens (%3)</source>
        <translation>%1 → %2 个词元 (%3)</translation>
    </message>
    <message>
        <source>Act on findings from this sure on</source>
        <translation>只按达到此把握的发现清理</translation>
    </message>
    <message>
        <source>Act o&amp;n</source>
        <translation>依据(&amp;N)</translation>
    </message>
    <message>
        <source>spare first correct</source>
        <translation>保留首个正确解法</translation>
    </message>
    <message>
        <source>Every repeat goes, but the first correct approach stays even if it is one.</source>
        <translation>删除所有重复，但首个正确解法即使是重复也保留。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不截断</translation>
    </message>
    <message>
        <source>Less sure findings remove nothing, and leave no trace out; they are still shown. Part of no preset.</source>
        <translation>把握更小的发现不会删除任何内容，也不会使轨迹不写入；它们仍然显示。不属于任何预设。</translation>
    </message>
    <message>
        <source>&amp;Cut off</source>
        <translation>截断(&amp;C)</translation>
    </message>
    <message>
        <source>all findings</source>
        <translation>所有发现</translation>
    </message>
    <message>
        <source>all but unlikely repeats</source>
        <translation>除把握不大的重复外全部</translation>
    </message>
    <message>
        <source>from </source>
        <comment>before a percentage: from 80 % sure</comment>
        <translation>把握 ≥ </translation>
    </message>
</context>
<context>
    <name>widgets::CompareView</name>
    <message>
        <source>Original reasoning</source>
        <translation>原始推理</translation>
    </message>
    <message>
        <source>Cleaned reasoning</source>
        <translation>清洗后的推理</translation>
    </message>
    <message>
        <source>Choose a trace to see what cleaning changes in it.</source>
        <translation>请选择一条轨迹，查看清洗对它的改动。</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处改动</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处改动</translation>
    </message>
    <message>
        <source>This trace is not in the cleaned corpus.</source>
        <translation>这条轨迹不在清洗后的语料中。</translation>
    </message>
    <message>
        <source>%1 tokens (%2), left out</source>
        <translation>%1 个词元（%2），未写入</translation>
    </message>
    <message>
        <source>%1 → %2 tokens (%3), %4</source>
        <translation>%1 → %2 个词元（%3），%4</translation>
    </message>
    <message>
        <source>Nothing changes: there is nothing to remove from this trace.</source>
        <translation>没有改动：这条轨迹没有可删除的内容。</translation>
    </message>
    <message>
        <source>Left out of the cleaned corpus:</source>
        <translation>未写入清洗后的语料：</translation>
    </message>
    <message>
        <source>Kept as it was:</source>
        <translation>保持原样：</translation>
    </message>
    <message>
        <source>change %1 of %2</source>
        <translation>第 %1 处改动，共 %2 处</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处改动</numerusform>
        </translation>
    </message>
    <message>
        <source>Tokens of the selected text</source>
        <translation>所选文本的词元数</translation>
    </message>
    <message>
        <source>selected: %1</source>
        <translation>已选：%1</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>%1 (%2 or %3)</source>
        <translation>%1（%2 或 %3）</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Cleaned</source>
        <translation>清洗后</translation>
    </message>
</context>
<context>
    <name>widgets::CorpusColumns</name>
    <message>
        <source>Keep in place up to &quot;%1&quot;</source>
        <translation>固定到“%1”列</translation>
    </message>
    <message>
        <source>Keep no column in place</source>
        <translation>取消固定列</translation>
    </message>
    <message>
        <source>Sort by &quot;%1&quot;</source>
        <translation>按“%1”排序</translation>
    </message>
</context>
<context>
    <name>widgets::CorpusModel</name>
    <message>
        <source>Left out of the cleaned corpus: no approach reaches the answer.</source>
        <translation>未写入清洗后的语料：没有任何解法得到答案。</translation>
    </message>
    <message>
        <source>Not processed yet.</source>
        <translation>尚未处理。</translation>
    </message>
    <message>
        <source>%1 tokens (%2)</source>
        <translation>%1 个词元（%2）</translation>
    </message>
    <message>
        <source>%1 tokens after cleaning (%2)</source>
        <translation>清洗后 %1 个词元（%2）</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>After</source>
        <translation>清洗后</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>节省</translation>
    </message>
    <message>
        <source>Approaches</source>
        <translation>解法</translation>
    </message>
    <message>
        <source>Redundant</source>
        <translation>冗余</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Position in the corpus</source>
        <translation>在语料中的位置</translation>
    </message>
    <message>
        <source>The record&apos;s own id</source>
        <translation>记录自带的编号</translation>
    </message>
    <message>
        <source>First line of the problem</source>
        <translation>题目的第一行</translation>
    </message>
    <message>
        <source>Tokens of the reasoning (%1)</source>
        <translation>推理的词元数（%1）</translation>
    </message>
    <message>
        <source>Tokens of the reasoning after cleaning (%1)</source>
        <translation>清洗后推理的词元数（%1）</translation>
    </message>
    <message>
        <source>Share of the tokens that cleaning saves</source>
        <translation>清洗节省的词元比例</translation>
    </message>
    <message>
        <source>Attempts at the whole problem</source>
        <translation>对整道题的尝试</translation>
    </message>
    <message>
        <source>Pieces that repeat an earlier one</source>
        <translation>重复前文的片段</translation>
    </message>
    <message>
        <source>False statements found</source>
        <translation>发现的错误陈述</translation>
    </message>
    <message>
        <source>Whether an approach reaches the right answer</source>
        <translation>是否有解法得到正确答案</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>unsolvable</source>
        <translation>无解</translation>
    </message>
    <message>
        <source>no approach</source>
        <translation>无解法</translation>
    </message>
    <message>
        <source>not decidable</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未修改</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不收录</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Checks of a result</source>
        <translation>对结果的检查</translation>
    </message>
    <message>
        <source>What the preset does to the trace</source>
        <translation>预设对该轨迹的处理</translation>
    </message>
    <message>
        <source>The file that the record stands in</source>
        <translation>记录所在的文件</translation>
    </message>
    <message>
        <source>After (%1)</source>
        <translation>之后（%1）</translation>
    </message>
</context>
<context>
    <name>widgets::CorpusPanel</name>
    <message>
        <source>F&amp;ields…</source>
        <translation>字段(&amp;I)…</translation>
    </message>
    <message>
        <source>Choose which field is the problem, the reasoning, the response, the answer and the id</source>
        <translation>指定题目、推理、回答、答案和编号各自对应的字段</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>语料</translation>
    </message>
    <message>
        <source>F&amp;acets</source>
        <translation>分面(&amp;A)</translation>
    </message>
    <message>
        <source>Counts of verdicts, results, lengths and files; choosing one filters by it</source>
        <translation>按判定、结果、长度和文件计数；选中即按其筛选</translation>
    </message>
    <message>
        <source>Sort by the column of the cursor</source>
        <translation>按光标所在的列排序</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>widgets::DetailsPanel</name>
    <message>
        <source>Details of the chosen part</source>
        <translation>所选部分的详情</translation>
    </message>
    <message>
        <source>&amp;Go to the original</source>
        <translation>转到原始片段(&amp;G)</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep this part whatever the policy says (E)</source>
        <translation>无论清洗策略如何，都保留这一部分（E）</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Drop this part whatever the policy says (D)</source>
        <translation>无论清洗策略如何，都删除这一部分（D）</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Leave it to the policy (A)</source>
        <translation>由清洗策略决定（A）</translation>
    </message>
    <message>
        <source>Choose a part of a trace to see what is known of it.</source>
        <translation>请选择轨迹的一部分以查看其详情。</translation>
    </message>
    <message>
        <source>Whole trace</source>
        <translation>整条轨迹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln approaches</source>
        <translation>
            <numerusform>%Ln 个解法</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln redundant parts</source>
        <translation>
            <numerusform>%Ln 个冗余部分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln 处错误</numerusform>
        </translation>
    </message>
    <message>
        <source>Reference answer: %1</source>
        <translation>参考答案：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln 个部分</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，第 %2 步</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>This check %1.</source>
        <translation>这次验证%1。</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>答案：%1</translation>
    </message>
    <message>
        <source>Stays in the cleaned trace.</source>
        <translation>保留在清洗后的轨迹中。</translation>
    </message>
    <message>
        <source>Goes from the cleaned trace.</source>
        <translation>从清洗后的轨迹中删除。</translation>
    </message>
    <message>
        <source>Goes from the cleaned trace: %1</source>
        <translation>从清洗后的轨迹中删除：%1</translation>
    </message>
    <message>
        <source>%1 (it says: %2)</source>
        <translation>%1（原文：%2）</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more errors</source>
        <translation>
            <numerusform>另有 %Ln 处错误</numerusform>
        </translation>
    </message>
    <message>
        <source>repeats nothing</source>
        <translation>没有重复前文</translation>
    </message>
    <message>
        <source>?  may well go on from the part before</source>
        <translation>?  也可能是上一段的延续</translation>
    </message>
</context>
<context>
    <name>widgets::DifferencesModel</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>begins: %1</source>
        <translation>开始：%1</translation>
    </message>
    <message>
        <source>an error</source>
        <translation>有错误</translation>
    </message>
    <message>
        <source>an error: %1</source>
        <translation>有错误：%1</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>延续上文</translation>
    </message>
    <message>
        <source>a repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>no repeat</source>
        <translation>不重复</translation>
    </message>
    <message>
        <source>no error</source>
        <translation>无错误</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places of gold lie beyond the end of the text (%1 characters); they are cut there.</source>
        <translation>
            <numerusform>标准中有 %Ln 处超出了文本末尾（共 %1 个字符），已在末尾截断。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not compared: no record of the corpus has this id or text.</source>
        <translation>未比较：语料中没有这个 id 或文本的记录。</translation>
    </message>
    <message>
        <source>Not compared: the record with this id has another text (%1 characters, gold %2).</source>
        <translation>未比较：这个 id 的记录文本不同（%1 个字符，标准为 %2 个）。</translation>
    </message>
    <message>
        <source>Gold and corpus</source>
        <translation>标准与语料</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Gold: %1. Here: %2.</source>
        <translation>标准：%1。这里：%2。</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Gold says</source>
        <translation>标准认为</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>这里认为</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>widgets::DistributionChart</name>
    <message>
        <source>Distribution of tokens per trace before and after cleaning</source>
        <translation>清洗前后每条轨迹词元数的分布</translation>
    </message>
    <message>
        <source>tokens per trace</source>
        <translation>每条轨迹的词元数</translation>
    </message>
    <message>
        <source>number of traces</source>
        <translation>轨迹条数</translation>
    </message>
    <message>
        <source>before</source>
        <translation>清洗前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>清洗后</translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) with more tokens than this</source>
        <translation>
            <numerusform>%n 条轨迹的词元数超出此范围</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 tokens</source>
        <translation>%1：%2 个词元</translation>
    </message>
    <message>
        <source>%1: median %2 tokens</source>
        <translation>%1：中位数 %2 个词元</translation>
    </message>
    <message>
        <source>%1 to %2 tokens
before: %3
after: %4</source>
        <translation>%1 至 %2 个词元
清洗前：%3
清洗后：%4</translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s)</source>
        <translation>
            <numerusform>%n 条轨迹</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 traces; half of them have at most %2 tokens before and %3 after cleaning</source>
        <translation>共 %1 条轨迹；半数轨迹清洗前不超过 %2 个词元，清洗后不超过 %3 个</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>before or after, tokenizer</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>
%1 before: %2
%1 after: %3</source>
        <comment>tokenizer</comment>
        <translation>
%1 之前：%2
%1 之后：%3</translation>
    </message>
</context>
<context>
    <name>widgets::FacetsPanel</name>
    <message>
        <source>Facets</source>
        <translation>分面</translation>
    </message>
    <message>
        <source>%1 not analysed yet</source>
        <translation>%1 条尚未分析</translation>
    </message>
</context>
<context>
    <name>widgets::FilterBox</name>
    <message>
        <source>Stop looking (Esc)</source>
        <translation>停止查找 (Esc)</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止查找</translation>
    </message>
    <message>
        <source>Filter: words, tokens&gt;8000, verdict:incorrect</source>
        <translation>筛选：文字、tokens&gt;8000、verdict:incorrect</translation>
    </message>
    <message>
        <source>Filter the corpus</source>
        <translation>筛选语料</translation>
    </message>
    <message>
        <source>Words in any case, &quot;exact words&quot;, /regular expression/
tokens&gt;8k  approaches&gt;=3  errors:0  saving&gt;38%
verdict:incorrect  status:changed  file:name
problem:word  reasoning:word  answer=73
Side by side: all of them; OR between them; - before one: without it; parentheses
Down: earlier filters</source>
        <translation>不分大小写的文字、&quot;原样文字&quot;、/正则表达式/
tokens&gt;8k  approaches&gt;=3  errors:0  saving&gt;38%
verdict:incorrect  status:changed  file:文件名
problem:文字  reasoning:文字  answer=73
并列：全部满足；中间写 OR：满足其一；前面加 -：不含；可用括号
向下键：以前的筛选</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hits</source>
        <translation>
            <numerusform>%Ln 条结果</numerusform>
        </translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1, %2 not analysed yet</source>
        <translation>%1，另有 %2 条尚未分析</translation>
    </message>
    <message>
        <source>%1, %2 too hard for the pattern</source>
        <translation>%1，另有 %2 条因表达式过于复杂而放弃</translation>
    </message>
    <message>
        <source>They are taken in as they are analysed. Run (F5) analyses all.</source>
        <translation>分析之后会自动计入。运行 (F5) 可分析全部。</translation>
    </message>
</context>
<context>
    <name>widgets::FindBar</name>
    <message>
        <source>Find in the trace</source>
        <translation>在轨迹中查找</translation>
    </message>
    <message>
        <source>Previous hit (Shift+N)</source>
        <translation>上一处匹配（Shift+N）</translation>
    </message>
    <message>
        <source>Next hit (N)</source>
        <translation>下一处匹配（N）</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hits</source>
        <translation>
            <numerusform>%Ln 处匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>hit %1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
</context>
<context>
    <name>widgets::GoldFigures</name>
    <message>
        <source>Boundaries (F1)</source>
        <translation>边界 (F1)</translation>
    </message>
    <message>
        <source>Kinds right</source>
        <translation>类型正确</translation>
    </message>
    <message>
        <source>Approaches and checks (F1)</source>
        <translation>解法与验证 (F1)</translation>
    </message>
    <message>
        <source>Repeats (F1)</source>
        <translation>重复 (F1)</translation>
    </message>
    <message>
        <source>Labels right</source>
        <translation>标签正确</translation>
    </message>
    <message>
        <source>Errors: right of those found</source>
        <translation>错误：找到的有多少正确</translation>
    </message>
    <message>
        <source>Errors: found of those there</source>
        <translation>错误：存在的找到多少</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 到 1</translation>
    </message>
    <message>
        <source>Errors found, in gold</source>
        <translation>错误：找到的，标准中的</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%2 个字符中的 %1 个</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Agreement with gold</source>
        <translation>与标准的一致程度</translation>
    </message>
    <message>
        <source>Gold, here, % of characters</source>
        <translation>标准 ↓ 这里 →，字符占比 %</translation>
    </message>
    <message>
        <source>Label: gold, here, %</source>
        <translation>标签：标准 ↓ 这里 →，%</translation>
    </message>
</context>
<context>
    <name>widgets::GoldPanel</name>
    <message>
        <source>%1: %2 of %3 traces compared</source>
        <translation>%1：比较了 %3 条轨迹中的 %2 条</translation>
    </message>
    <message>
        <source> · boundaries %1, kinds %2, labels %3</source>
        <translation> · 边界 %1，类型 %2，标签 %3</translation>
    </message>
    <message numerus="yes">
        <source> · %n lines of the file could not be used</source>
        <translation>
            <numerusform> · 文件中有 %n 行无法使用</numerusform>
        </translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Previous disagreement (Shift+F4)</source>
        <translation>上一处分歧 (Shift+F4)</translation>
    </message>
    <message>
        <source>Next disagreement (F4)</source>
        <translation>下一处分歧 (F4)</translation>
    </message>
    <message>
        <source>Position among the disagreements</source>
        <translation>当前是第几处分歧</translation>
    </message>
    <message>
        <source>Gold labels</source>
        <translation>标准标注</translation>
    </message>
    <message>
        <source>Open gold la&amp;bels…</source>
        <translation>打开标准标注(&amp;B)…</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>What is shown of the gold labels</source>
        <translation>显示标准标注的哪一部分</translation>
    </message>
    <message>
        <source>Which disagreements</source>
        <translation>显示哪些分歧</translation>
    </message>
    <message>
        <source>Disagreements with gold</source>
        <translation>与标准的分歧</translation>
    </message>
    <message>
        <source>Gold labels say where a careful reader cuts these traces. Open a file of them to step through what the analysis sees differently.</source>
        <translation>标准标注记录了细心的读者如何切分这些轨迹。打开标注文件，即可逐处查看分析与之不同的地方。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>widgets::IssuesModel</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>widgets::IssuesPanel</name>
    <message>
        <source>What is wrong with the corpus, and records that could not be read</source>
        <translation>语料的问题，以及无法读取的记录</translation>
    </message>
</context>
<context>
    <name>widgets::Legend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Redundant, repeats the part with this number</source>
        <translation>冗余，重复标有此编号的部分</translation>
    </message>
    <message>
        <source>Incomplete approach, reaches no answer</source>
        <translation>未完成的解法，没有得到答案</translation>
    </message>
</context>
<context>
    <name>widgets::MappingDialog</name>
    <message>
        <source>Fields of the corpus</source>
        <translation>语料的字段</translation>
    </message>
    <message>
        <source>Recognised: %1. Change what is not right.</source>
        <translation>已识别：%1。如有不符请修改。</translation>
    </message>
    <message>
        <source>&amp;Problem</source>
        <translation>题目(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Reasoning</source>
        <translation>推理(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;sponse</source>
        <translation>回答(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>答案(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Id</source>
        <translation>编号(&amp;I)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the whole text</source>
        <translation>全部文本</translation>
    </message>
    <message>
        <source>the thought inside its tags</source>
        <translation>标签内的思考内容</translation>
    </message>
    <message>
        <source>what follows the thought</source>
        <translation>思考之后的内容</translation>
    </message>
    <message>
        <source>This choice holds until the corpus is closed; it cannot be kept: %1</source>
        <translation>此选择在关闭语料前有效；无法保存：%1</translation>
    </message>
    <message>
        <source>The fields are as you chose them.</source>
        <translation>字段为您所选。</translation>
    </message>
    <message>
        <source>Your choice is kept for corpora with the same columns.</source>
        <translation>您的选择会保留给列相同的语料。</translation>
    </message>
    <message>
        <source>As recognised</source>
        <translation>按识别结果</translation>
    </message>
    <message>
        <source>Fills the fields in as a published corpus has them</source>
        <translation>按某个已发布语料的结构填写各字段</translation>
    </message>
    <message>
        <source>How paths are written</source>
        <translation>路径写法</translation>
    </message>
    <message>
        <source>Laid out &amp;like</source>
        <translation>结构同(&amp;L)</translation>
    </message>
    <message>
        <source>A column, or a path into one, such as messages[role=assistant].content</source>
        <translation>列名，或深入列中的路径，例如 messages[role=assistant].content</translation>
    </message>
    <message>
        <source>problem – a column; Question ID – names may hold blanks
conversations[1].value – the second element of a list, and a field in it; [-1] is the last
messages[role=assistant].content – the last element whose role is assistant; [from=gpt|model] takes either
generations[*], r1_solution_* – each place is a trace of its own; * in other fields means the same place
[&quot;a.b&quot;].c – a name with a dot or a bracket stands in brackets and quotes</source>
        <translation>problem – 一列；Question ID – 名称可含空格
conversations[1].value – 列表的第二个元素及其中的字段；[-1] 为最后一个
messages[role=assistant].content – 最后一个 role 为 assistant 的元素；[from=gpt|model] 两者皆可
generations[*]、r1_solution_* – 每一处各为一条轨迹；其他字段中的 * 指同一处
[&quot;a.b&quot;].c – 含点或方括号的名称放在方括号和引号中</translation>
    </message>
    <message>
        <source>%1: part of the text</source>
        <translation>%1：文本的哪一部分</translation>
    </message>
    <message>
        <source>Laid out like</source>
        <translation>结构同</translation>
    </message>
</context>
<context>
    <name>widgets::MappingPreview</name>
    <message>
        <source>%1 characters</source>
        <translation>%1 个字符</translation>
    </message>
    <message>
        <source>Three records as they are read</source>
        <translation>三条记录的读取结果</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>记录 %1</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>This record cannot be read.</source>
        <translation>无法读取此记录。</translation>
    </message>
    <message numerus="yes">
        <source>Record %1: the first of %n traces</source>
        <translation>
            <numerusform>记录 %1：%n 条轨迹中的第一条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::MarkedTextView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>widgets::NodeWords</name>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>理解题意</translation>
    </message>
    <message>
        <source>Approaches</source>
        <translation>解法</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Approach</source>
        <translation>解法</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Redundant</source>
        <translation>冗余</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Incorrect approach</source>
        <translation>错误解法</translation>
    </message>
    <message>
        <source>Incomplete approach</source>
        <translation>未完成的解法</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>已插入</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>incorrect</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>confirms</source>
        <translation>确认了结果</translation>
    </message>
    <message>
        <source>refutes</source>
        <translation>推翻了结果</translation>
    </message>
    <message>
        <source>finds nothing</source>
        <translation>没有结论</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>repeats %1 · %2</source>
        <translation>重复%1 · %2</translation>
    </message>
    <message>
        <source>Whole trace</source>
        <translation>整条轨迹</translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>incorrect: its answer is not the reference answer</source>
        <translation>错误：其答案与参考答案不符</translation>
    </message>
    <message>
        <source>incorrect: gives %1</source>
        <translation>错误：得到 %1</translation>
    </message>
    <message>
        <source>repeats %1</source>
        <translation>重复%1</translation>
    </message>
    <message>
        <source>repeats %1: %2</source>
        <translation>重复%1：%2</translation>
    </message>
    <message>
        <source>incomplete: reaches no final answer</source>
        <translation>未完成：没有得到最终答案</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens (%1)</source>
        <translation>
            <numerusform>%Ln 个词元（%1）</numerusform>
        </translation>
    </message>
    <message>
        <source>correct: gives %1</source>
        <translation>正确：得到 %1</translation>
    </message>
    <message>
        <source>will be dropped: %1</source>
        <translation>将被删除：%1</translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <comment>tokens by a second tokenizer</comment>
        <translation>%1，%2（%3）</translation>
    </message>
    <message>
        <source>– tokens (%1)</source>
        <translation>– 个词元（%1）</translation>
    </message>
    <message>
        <source>%1 % sure</source>
        <translation>把握 %1 %</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a finding and how sure it is</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>begins here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>begins here: %1</source>
        <translation>从这里开始：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a label and its reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>a sign of the tree and what it means</comment>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>widgets::StatisticsModel</name>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>before or after, tokenizer</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>语料</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Left out by %1</source>
        <translation>被 %1 略去</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Characters of reasoning</source>
        <translation>推理字符数</translation>
    </message>
    <message>
        <source>Tokens per trace</source>
        <translation>每条轨迹的词元数</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最少</translation>
    </message>
    <message>
        <source>%1 % of the traces have at most</source>
        <translation>%1 % 的轨迹不超过</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Characters per token</source>
        <translation>每词元字符数</translation>
    </message>
    <message>
        <source>Traces over a budget</source>
        <translation>超出预算的轨迹</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>traces, share</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>More than %1 tokens</source>
        <translation>多于 %1 个词元</translation>
    </message>
    <message>
        <source>tokens (%1)</source>
        <translation>词元（%1）</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>By kind, before cleaning</source>
        <translation>按类型，清理之前</translation>
    </message>
    <message>
        <source>%1 (%2 of the text)</source>
        <translation>%1（占文本 %2）</translation>
    </message>
    <message>
        <source>Total without the traces left out</source>
        <translation>总计（不含未写入的轨迹）</translation>
    </message>
</context>
<context>
    <name>widgets::StatisticsView</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Token budget of your own</source>
        <translation>自定词元预算</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Token budget o&amp;f your own</source>
        <translation>自定词元预算(&amp;F)</translation>
    </message>
</context>
<context>
    <name>widgets::SurenessBox</name>
    <message>
        <source> % sure</source>
        <comment>behind a percentage: from 80 % sure</comment>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>widgets::TotalsChart</name>
    <message>
        <source>Tokens by kind of segment, and removed tokens by reason</source>
        <translation>按片段类型统计的词元数，以及按原因统计的删除词元数</translation>
    </message>
    <message>
        <source>left out: unsolvable</source>
        <translation>未写入：无解</translation>
    </message>
    <message>
        <source>What the traces are made of, before cleaning</source>
        <translation>清洗前轨迹的构成</translation>
    </message>
    <message>
        <source>Nothing is removed</source>
        <translation>没有删除任何内容</translation>
    </message>
    <message>
        <source>What cleaning removes, and why</source>
        <translation>清洗删除了什么，为什么</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元数</translation>
    </message>
    <message>
        <source>%1 (under 0.1 %)</source>
        <translation>%1（不足 0.1 %）</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>%1
%2 of all tokens before cleaning</source>
        <translation>%1
占清洗前全部词元的 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>tokens: filled %1, hatched %2</source>
        <translation>词元：实心为 %1，斜线为 %2</translation>
    </message>
</context>
<context>
    <name>widgets::TraceChart</name>
    <message>
        <source>Tokens of each trace before and after cleaning</source>
        <translation>每条轨迹清洗前后的词元数</translation>
    </message>
    <message>
        <source>tokens of the trace</source>
        <translation>轨迹的词元数</translation>
    </message>
    <message>
        <source>before</source>
        <translation>清洗前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>清洗后</translation>
    </message>
    <message>
        <source>%1 tokens, left out: unsolvable</source>
        <translation>%1 个词元，未写入：无解</translation>
    </message>
    <message>
        <source>%1 tokens before, %2 after (%3)</source>
        <translation>清洗前 %1 个词元，清洗后 %2 个（%3）</translation>
    </message>
    <message>
        <source>%1 traces; cleaning saves %2 of the tokens of those that are kept</source>
        <translation>共 %1 条轨迹；对保留的轨迹，清洗节省了 %2 的词元</translation>
    </message>
    <message>
        <source>tokens of the trace: dots %1, rings %2</source>
        <translation>轨迹的词元：圆点为 %1，圆环为 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>tokenizer: tokens</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 before, %3 after</source>
        <comment>tokenizer: tokens</comment>
        <translation>%1：清理前 %2，清理后 %3</translation>
    </message>
</context>
<context>
    <name>widgets::TraceChartPanel</name>
    <message>
        <source>Traces in sight</source>
        <translation>可见的轨迹</translation>
    </message>
</context>
<context>
    <name>widgets::TraceStrip</name>
    <message>
        <source>Overview of the trace</source>
        <translation>轨迹概览</translation>
    </message>
</context>
<context>
    <name>widgets::TraceTextView</name>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>尚未分析</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln parts)</source>
        <translation>
            <numerusform>%1（%Ln 个部分）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::TraceView</name>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Choose a trace to read it here.</source>
        <translation>请选择一条轨迹，在此处阅读。</translation>
    </message>
    <message>
        <source>Previous record (K)</source>
        <translation>上一条记录（K）</translation>
    </message>
    <message>
        <source>Next record (J)</source>
        <translation>下一条记录（J）</translation>
    </message>
    <message>
        <source>Approach tree</source>
        <translation>解法树</translation>
    </message>
    <message>
        <source>Find in the trace</source>
        <translation>在轨迹中查找</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一处匹配</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一处匹配</translation>
    </message>
    <message>
        <source>Show sections</source>
        <translation>展开到章节</translation>
    </message>
    <message>
        <source>Show approaches</source>
        <translation>展开到解法</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>展开到正文</translation>
    </message>
    <message>
        <source>Show the text and its steps</source>
        <translation>展开到正文及其步骤</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>下一处标记</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>上一处标记</translation>
    </message>
    <message>
        <source>Go to the original</source>
        <translation>转到原始片段</translation>
    </message>
    <message>
        <source>Drop this part</source>
        <translation>删除这一部分</translation>
    </message>
    <message>
        <source>Keep this part</source>
        <translation>保留这一部分</translation>
    </message>
    <message>
        <source>Leave this part to the policy</source>
        <translation>由清洗策略决定这一部分</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source> → left out: no correct approach</source>
        <translation> → 未写入：没有正确的解法</translation>
    </message>
    <message>
        <source>Tokens of the selected text</source>
        <translation>所选文本的词元数</translation>
    </message>
    <message>
        <source>selected: %1</source>
        <translation>所选：%1</translation>
    </message>
    <message>
        <source>Hits of the filter in this trace</source>
        <translation>筛选在此轨迹中的命中</translation>
    </message>
    <message>
        <source>What the filter finds here: n goes to the next one, N back, across records</source>
        <translation>筛选在此处找到的内容：n 到下一处，N 返回，可跨记录</translation>
    </message>
    <message>
        <source>Show findings from this sure on</source>
        <translation>只显示达到此把握的发现</translation>
    </message>
    <message>
        <source>Show only surer findings</source>
        <translation>只显示把握更高的发现</translation>
    </message>
    <message>
        <source>Show less sure findings too</source>
        <translation>也显示把握较低的发现</translation>
    </message>
    <message>
        <source>show all findings</source>
        <translation>显示所有发现</translation>
    </message>
    <message>
        <source>show from </source>
        <comment>before a percentage: show from 80 % sure</comment>
        <translation>显示把握 ≥ </translation>
    </message>
    <message>
        <source>Less sure labels, repeats, errors and empty checks are not shown or counted; a part that may not begin where it does is pale and has a ?. What is cleaned stays the same: see Act on, in Cleaning.
&gt; and &lt; change it</source>
        <translation>把握更低的标签、重复、错误和无结论的验证不显示也不计数；起点没有把握的部分颜色变淡并带 ?。清洗不受影响：见“清洗”中的“依据”。
按 &gt; 和 &lt; 调整</translation>
    </message>
</context>
<context>
    <name>widgets::labels</name>
    <message>
        <source>question repeated</source>
        <translation>复述题目</translation>
    </message>
    <message>
        <source>understanding</source>
        <translation>理解题意</translation>
    </message>
    <message>
        <source>approach</source>
        <translation>解法</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>conclusion</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>wrong answer</source>
        <translation>答案错误</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有答案</translation>
    </message>
    <message>
        <source>false statement</source>
        <translation>错误陈述</translation>
    </message>
    <message>
        <source>after the answer</source>
        <translation>答案之后的内容</translation>
    </message>
    <message>
        <source>check finds nothing</source>
        <translation>验证没有结论</translation>
    </message>
    <message>
        <source>dropped by hand</source>
        <translation>手动删除</translation>
    </message>
    <message>
        <source>repair of a join</source>
        <translation>衔接修补</translation>
    </message>
    <message>
        <source>cleaned</source>
        <translation>已清洗</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未改动</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未写入</translation>
    </message>
    <message>
        <source>kept as it was</source>
        <translation>保持原样</translation>
    </message>
</context>
</TS>
